/** One form of a page, as a browser would send it. */
export interface PageForm {
  /** Where it goes; the page's own address where it says nothing. */
  action: string
  method: 'GET' | 'POST'
  isMultipart: boolean
  /** The value that each field has when nobody touches the form. */
  fields: Record<string, string[]>
  /** Every value that a field could be given by choosing: options, radios, checkboxes, buttons. */
  choices: Record<string, string[]>
}

/** The forms in a page of ours. React writes HTML evenly: every attribute quoted, every `<` escaped. */
export function formsIn(html: string, path: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', inside = '']) => {
    const own = attributesOf(head)
    const form: PageForm = {
      action: own.action ?? path,
      method: own.method?.toLowerCase() === 'post' ? 'POST' : 'GET',
      isMultipart: own.encType === 'multipart/form-data' || own.enctype === 'multipart/form-data',
      fields: {},
      choices: {},
    }
    readControls(form, inside)
    return form
  })
}

function readControls(form: PageForm, inside: string): void {
  const controls =
    /<(input|button)\b([^>]*)>|<(select)\b([^>]*)>(.*?)<\/select>|<(textarea)\b([^>]*)>(.*?)<\/textarea>/gs
  for (const [, plain, head, select, selectHead, options, area, areaHead, text] of inside.matchAll(
    controls,
  )) {
    const own = attributesOf(head ?? selectHead ?? areaHead ?? '')
    const { name, value = 'on', type } = own
    if (name === undefined || type === 'file') continue
    if (area) add(form.fields, name, unescaped(text ?? ''))
    else if (select) readOptions(form, name, options ?? '')
    else if (plain === 'button' || type === 'radio' || type === 'checkbox') {
      add(form.choices, name, value)
      if ('checked' in own) add(form.fields, name, value)
    } else add(form.fields, name, own.value ?? '')
  }
}

function readOptions(form: PageForm, name: string, options: string): void {
  const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, head = '']) => attributesOf(head))
  for (const { value = '' } of all) add(form.choices, name, value)
  const chosen = all.find((one) => 'selected' in one) ?? all[0]
  if (chosen) add(form.fields, name, chosen.value ?? '')
}

function add(to: Record<string, string[]>, name: string, value: string): void {
  to[name] = [...(to[name] ?? []), value]
}

function attributesOf(head: string): Record<string, string> {
  return Object.fromEntries(
    [...head.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ]),
  )
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
/** Text as a reader sees it. */
export const unescaped = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => NAMED[name] ?? '')
