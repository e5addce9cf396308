import { createElement, type ReactElement, type ReactNode } from 'react'
import { Button, LinkButton } from '#app/ui/govuk/button.tsx'
import { Checkboxes, Radios, type Choice } from '#app/ui/govuk/choices.tsx'
import { DateFields } from '#app/ui/govuk/date-fields.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink, Details, InsetText, WarningText } from '#app/ui/govuk/prose.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { FileField, TextArea, TextField } from '#app/ui/govuk/text-field.tsx'

// oxlint-disable-next-line typescript/no-explicit-any -- the fixtures are another project's, of every shape
export type Options = Record<string, any>

/** Only the named options, all the way down; what we do not offer is not compared. */
const only = (options: Options, ...names: string[]) =>
  Object.keys(options ?? {}).every((name) => names.includes(name))

/** The size and rank of a label or legend, or undefined when it has what we do not offer. */
function heading(label: Options | undefined, block: string) {
  if (!label) return {}
  if (!only(label, 'text', 'classes', 'isPageHeading')) return undefined
  const size = /^--([sml])$/.exec((label.classes ?? '').replace(block, ''))?.[1]
  if (label.classes && !size) return undefined
  if (label.isPageHeading && !size) return undefined
  return { size: size as 's' | 'm' | 'l', heading: label.isPageHeading ? (1 as const) : undefined }
}

function field(options: Options, ...more: string[]) {
  const { id, name, label, hint, errorMessage } = options
  const size = heading(label, 'govuk-label')
  const known = only(options, 'id', 'name', 'label', 'hint', 'errorMessage', ...more)
  if (!known || !size || !only(hint, 'text') || !only(errorMessage, 'text')) return undefined
  return { ...size, id, name, label: label?.text, hint: hint?.text, error: errorMessage?.text }
}

function choices(options: Options, block: string) {
  const { idPrefix, name, fieldset, hint, errorMessage, classes = '' } = options
  const more = ['idPrefix', 'fieldset', 'items', 'classes', 'values', 'value']
  const base = field({ ...options, label: fieldset?.legend && {} }, ...more)
  const size = heading(fieldset?.legend, 'govuk-fieldset__legend')
  const modifiers = classes.split(' ').filter((one: string) => one)
  const [small, inline] = ['small', 'inline'].map((one) => modifiers.includes(`${block}--${one}`))
  if (fieldset && !only(fieldset, 'legend')) return undefined
  if (fieldset && !fieldset.legend?.text) return undefined
  if (modifiers.length !== Number(small) + Number(inline)) return undefined
  const known = only(hint, 'text') && only(errorMessage, 'text') && size
  if (!known || (fieldset && !base) || !only(options, 'name', 'hint', 'errorMessage', ...more))
    return undefined
  const listed: Choice[] = []
  let divider: string | undefined
  for (const item of options.items) {
    if (!item || (item.divider && divider)) return undefined
    if (item.divider) divider = item.divider
    else {
      if (!only(item, 'value', 'text', 'hint', 'conditional', 'checked', 'disabled', 'behaviour'))
        return undefined
      const raw = item.conditional?.html
      const conditional: ReactNode = raw && createElement('raw-html', {}, raw)
      const { value, text: label, disabled } = item
      if (value === undefined) return undefined
      listed.push({ value, label, disabled, hint: item.hint?.text, conditional, divider })
      divider = undefined
    }
  }
  // Two ways to say what is chosen, at odds with each other: we have one.
  if ((options.values || options.value) && options.items.some((item: Options) => 'checked' in item))
    return undefined
  const checked = options.items.filter((item: Options) => item.checked)
  const chosen: string[] = options.values ?? (options.value ? [options.value] : [])
  return {
    ...size,
    id: idPrefix,
    name,
    label: fieldset?.legend.text,
    hint: hint?.text,
    error: errorMessage?.text,
    options: listed,
    small,
    inline,
    chosen: [...chosen, ...checked.map((item: Options) => item.value)],
  }
}

/** For each part of ours: how govuk's options are said to it. Undefined where it does not offer them. */
export const PARTS: Record<
  string,
  { atLeast: number; part: (o: Options) => ReactElement | undefined }
> = {
  input: {
    atLeast: 16,
    part(options) {
      const base = field(
        options,
        'classes',
        'type',
        'value',
        'prefix',
        'suffix',
        'inputmode',
        'autocomplete',
        'spellcheck',
      )
      const { classes, type, prefix, suffix } = options
      const width = /^govuk-input--width-(\d+)$/.exec(classes ?? '')?.[1]
      const types = [undefined, 'text', 'email', 'tel', 'number']
      if (!base || (classes && !width) || !types.includes(type)) return undefined
      if (!only(prefix, 'text') || !only(suffix, 'text')) return undefined
      return createElement(TextField, {
        ...base,
        type,
        width: width ? (Number(width) as 2) : undefined,
        defaultValue: options.value === undefined ? undefined : String(options.value),
        inputMode: options.inputmode,
        autoComplete: options.autocomplete,
        spellCheck: options.spellcheck,
        prefix: prefix?.text,
        suffix: suffix?.text,
      })
    },
  },
  textarea: {
    atLeast: 10,
    part(options) {
      const base = field(options, 'value', 'rows', 'autocomplete', 'spellcheck')
      return (
        base &&
        createElement(TextArea, {
          ...base,
          rows: options.rows && Number(options.rows),
          defaultValue: options.value,
          autoComplete: options.autocomplete,
          spellCheck: options.spellcheck,
        })
      )
    },
  },
  select: {
    atLeast: 6,
    part(options) {
      const base = field(options, 'items', 'value')
      const items: Options[] = options.items ?? []
      const plain = items.every(
        (item) => item?.value !== undefined && only(item, 'value', 'text', 'selected', 'disabled'),
      )
      // Two ways to say what is chosen, at odds with each other: we have one.
      const twice = options.value !== undefined && items.some((item) => 'selected' in item)
      if (!base || !plain || twice) return undefined
      const chosen = options.value ?? items.find(({ selected }) => selected)?.value
      return createElement(Select, {
        ...base,
        defaultValue: chosen === undefined ? undefined : String(chosen),
        options: items.map(({ value, text, disabled }) => ({
          value: String(value),
          label: text,
          disabled,
        })),
      })
    },
  },
  'file-upload': {
    atLeast: 4,
    part(options) {
      const base = field(options, 'multiple')
      return base && createElement(FileField, { ...base, multiple: options.multiple })
    },
  },
  radios: {
    atLeast: 14,
    part(options) {
      const known = choices(options, 'govuk-radios')
      if (!known || !known.label) return undefined
      const { chosen, ...rest } = known
      return createElement(Radios, { ...rest, defaultValue: chosen[0] })
    },
  },
  checkboxes: {
    atLeast: 12,
    part(options) {
      const known = choices(options, 'govuk-checkboxes')
      if (!known || known.inline) return undefined
      const { chosen, inline: _, ...rest } = known
      return createElement(Checkboxes, { ...rest, defaultValues: chosen })
    },
  },
  'date-input': {
    atLeast: 6,
    part(options) {
      const parts = ['day', 'month', 'year'].filter((part) => options[part])
      const marked = parts.every(
        (part) => only(options[part], 'error') && options[part].error && options.errorMessage,
      )
      const offered = ['id', 'fieldset', 'hint', 'errorMessage', 'values', ...parts]
      if (!marked || !only(options, ...offered)) return undefined
      const size = heading(options.fieldset?.legend, 'govuk-fieldset__legend')
      if (!size || !only(options.fieldset, 'legend') || !options.fieldset?.legend) return undefined
      const { day, month, year } = options.values ?? {}
      return createElement(DateFields, {
        ...size,
        name: options.id,
        label: options.fieldset.legend.text,
        hint: options.hint?.text,
        error: parts.length > 0 ? undefined : options.errorMessage?.text,
        state: {
          typed: {},
          errors: Object.fromEntries(
            parts.map((part) => [`${options.id}.${part}`, options.errorMessage.text]),
          ),
        },
        defaultDate: options.values && `${year}-0${month}-${day}`,
      })
    },
  },
  'error-summary': {
    atLeast: 1,
    part(options) {
      const list: Options[] = options.errorList ?? []
      const plain =
        list.length > 0 && list.every((error) => only(error, 'text', 'href') && error.href)
      if (!plain || options.titleText !== 'There is a problem') return undefined
      if (!only(options, 'titleText', 'errorList') || list.some(({ href }) => href === '#'))
        return undefined
      const errors = Object.fromEntries(list.map(({ href, text }) => [href.slice(1), text]))
      return createElement(ErrorSummary, {
        state: { typed: {}, errors },
        names: Object.keys(errors),
      })
    },
  },
  'summary-list': {
    atLeast: 3,
    part(options) {
      if (!only(options, 'rows')) return undefined
      const plain = options.rows.every(
        (row: Options) =>
          row &&
          only(row, 'key', 'value', 'actions') &&
          row.key.text &&
          row.value.text &&
          only(row.actions, 'items') &&
          only(row.key, 'text') &&
          (row.actions?.items ?? []).every((one: Options) =>
            only(one, 'href', 'text', 'visuallyHiddenText'),
          ),
      )
      if (!plain) return undefined
      return createElement(SummaryList, {
        rows: options.rows.map(({ key, value, actions }: Options) => ({
          key: key.text,
          value: value.text,
          actions: actions?.items.map(({ href, text, visuallyHiddenText: hidden }: Options) => ({
            href,
            text,
            hidden,
          })),
        })),
      })
    },
  },
  button: {
    atLeast: 6,
    part(options) {
      const { text, href, classes, name, value } = options
      const kind = /^govuk-button--(secondary|warning|inverse)$/.exec(classes ?? '')?.[1]
      if (!text || (classes && !kind)) return undefined
      if (!only(options, 'text', 'href', 'classes', 'name', 'value')) return undefined
      const look = kind as 'secondary' | undefined
      if (href)
        return (
          <LinkButton href={href} kind={look}>
            {text}
          </LinkButton>
        )
      return (
        <Button kind={look} name={name} value={value}>
          {text}
        </Button>
      )
    },
  },
  details: {
    atLeast: 1,
    part: (options) =>
      only(options, 'summaryText', 'text', 'open') && options.text && !/[<&]/.test(options.text) ? (
        <Details summary={options.summaryText} open={options.open}>
          {options.text}
        </Details>
      ) : undefined,
  },
  'inset-text': {
    atLeast: 1,
    part: ({ text, ...rest }) =>
      text && only(rest) && !/[<&]/.test(text) ? <InsetText>{text}</InsetText> : undefined,
  },
  'warning-text': {
    atLeast: 1,
    part: (options) =>
      options.text &&
      only(options, 'text', 'iconFallbackText') &&
      options.iconFallbackText === 'Warning' ? (
        <WarningText>{options.text}</WarningText>
      ) : undefined,
  },
  'back-link': {
    atLeast: 2,
    part: (options) =>
      only(options, 'text', 'href') ? (
        <BackLink href={options.href ?? '#'}>{options.text}</BackLink>
      ) : undefined,
  },
}
