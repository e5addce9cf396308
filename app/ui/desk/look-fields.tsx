import type { Theme } from '#app/domain/councils/theme.ts'
import { Crest } from '../crest.tsx'
import { first, type FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Checkboxes } from '../govuk/choices.tsx'
import { FileField, TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'
import { LookPreview } from './look-preview.tsx'
import { Box } from './panels.tsx'

export interface LookFieldsProps {
  theme: Theme
  /** The colours to draw: those typed, where they are colours. */
  shown: Theme
  revision: number
  name: string
  deviceSrc?: string
  state?: FormState
}

/** The form of the council's colours and device. */
export function LookFields({ theme, shown, revision, name, deviceSrc, state }: LookFieldsProps) {
  const t = useWords()
  const colour = (which: keyof Theme) => (
    <TextField
      name={which}
      label={t(`look.${which}`)}
      hint={t(`look.${which}-hint`)}
      state={state}
      defaultValue={theme[which]}
      width={10}
      dir="ltr"
      autoComplete="off"
      spellCheck={false}
    />
  )
  return (
    <form method="post" encType="multipart/form-data" className="stack" noValidate>
      <input type="hidden" name="revision" value={first(state, 'revision') ?? revision} />
      <div className="split split--even">
        <Box id="colours" title={t('look.colours')}>
          <p>{t('look.colours-hint')}</p>
          {colour('ink')}
          {colour('gold')}
          {colour('goldLight')}
          {colour('action')}
          {colour('paper')}
        </Box>
        <div className="stack">
          <Box id="preview" title={t('look.preview')}>
            <p>{t('look.preview-label')}</p>
            <LookPreview theme={shown} name={name} />
            <Button kind="secondary" small name="intent" value="show">
              {t('look.show')}
            </Button>
          </Box>
          <Box id="device-now" title={t('look.device')}>
            <div className="device-now">
              <Crest src={deviceSrc} />
              <span>{deviceSrc ? t('look.device-now') : t('look.device-lent')}</span>
            </div>
            <FileField
              name="device"
              label={t('look.device')}
              hint={
                <>
                  {t('look.device-hint')} {state && t('look.device-again')}
                </>
              }
              state={state}
              accept=".png,.jpg,.jpeg,.svg,image/png,image/jpeg,image/svg+xml"
            />
            {deviceSrc && (
              <Checkboxes
                name="removeDevice"
                state={state}
                small
                options={[{ value: 'yes', label: t('look.device-remove') }]}
              />
            )}
          </Box>
        </div>
      </div>
      <div>
        <Button>{t('look.save')}</Button>
      </div>
    </form>
  )
}
