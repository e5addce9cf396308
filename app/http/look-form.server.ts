import { readDevice, type Device } from '#app/domain/councils/device.server.ts'
import { MOST_DEVICE_BYTES } from '#app/domain/councils/device-size.ts'
import { lookForm } from '#app/domain/councils/look.form.ts'
import { checkTheme, COLOURS, type Theme, type ThemeColour } from '#app/domain/councils/theme.ts'
import type { Words } from '#app/translations/translate.ts'
import type { FormState } from '#app/ui/form-state.ts'
import { parseForm } from './form.server.ts'

/** What reads better when it is darker; the others when they are lighter. */
const DARK: readonly ThemeColour[] = ['ink', 'gold', 'action']

export type LookRead =
  | {
      ok: true
      revision: number
      theme: Theme
      device: Device | 'keep' | 'remove'
      typed: FormState['typed']
    }
  | { ok: false; state: FormState; theme?: Theme }

/** The form of colours and device, with everything that is wrong in it at once. */
export async function readLook(form: FormData, t: Words): Promise<LookRead> {
  const read = parseForm(form, lookForm, t)
  if (!read.ok) return read
  const { revision, removeDevice, ...theme } = read.value
  const errors = contrastErrors(theme, t)
  const upload = form.get('device')
  let device: Device | 'keep' | 'remove' = removeDevice ? 'remove' : 'keep'
  if (typeof upload === 'object' && upload && upload.size > 0) {
    const made =
      upload.size > MOST_DEVICE_BYTES
        ? ({ ok: false, reason: 'too-large' } as const)
        : readDevice(new Uint8Array(await upload.arrayBuffer()))
    if (made.ok) device = made.value
    else errors.device = t(`look.device-${made.reason}`)
  }
  const typed = { ...read.typed, ...Object.fromEntries(COLOURS.map((c) => [c, [theme[c]]])) }
  if (Object.keys(errors).length > 0) return { ok: false, state: { typed, errors }, theme }
  return { ok: true, revision, theme, device, typed }
}

/** One sentence for each colour that cannot be read: the first rule it breaks. */
function contrastErrors(theme: Theme, t: Words): FormState['errors'] {
  const errors: FormState['errors'] = {}
  for (const found of checkTheme(theme)) {
    if (found.problem === 'not-a-colour') errors[found.colour] = t('look.not-a-colour')
    else
      errors[found.colour] ??= t('look.too-near', {
        colour: t(`look.${found.colour}`),
        ratio: String(found.ratio),
        against: groundOf(found.against, theme, t),
        needed: String(found.needed),
        way: DARK.includes(found.colour) ? 'darker' : 'other',
      })
  }
  return errors
}

function groundOf(against: string, theme: Theme, t: Words): string {
  if (against === '#ffffff') return t('look.white')
  const own = COLOURS.find((colour) => theme[colour] === against)
  return own ? t(`look.${own}`).toLowerCase() : t('look.the-text')
}
