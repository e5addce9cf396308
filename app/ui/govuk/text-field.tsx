import { classes, FieldLabel, FieldNotes, fieldOf, FormGroup, type FieldProps } from './field.tsx'

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'tel' | 'search' | 'url' | 'number' | 'color'
  /** Characters that the box has room for. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  /** `auto` for names and free text, `ltr` for addresses, numbers and codes. */
  dir?: 'auto' | 'ltr'
  inputMode?: 'numeric' | 'decimal' | 'email' | 'tel'
  /** What the browser may fill in (WCAG 1.3.5), such as `email` or `off`. */
  autoComplete?: string
  spellCheck?: boolean
  prefix?: string
  suffix?: string
  /** The language of what is typed, where it is known. */
  lang?: string
}

const LEFT_TO_RIGHT = new Set(['email', 'tel', 'url', 'number', 'color'])

/** One line of text. Names and free text take `dir="auto"`, which is the default for plain text. */
export function TextField(props: TextFieldProps) {
  const field = fieldOf(props)
  const { type = 'text', prefix, suffix, width } = props
  const plain = LEFT_TO_RIGHT.has(type) || props.inputMode !== undefined
  const input = (
    <input
      className={classes(
        'govuk-input',
        width && `govuk-input--width-${width}`,
        field.error && 'govuk-input--error',
      )}
      id={field.id}
      name={props.name}
      type={type}
      dir={props.dir ?? (plain ? 'ltr' : 'auto')}
      lang={props.lang}
      defaultValue={field.value}
      inputMode={props.inputMode}
      autoComplete={props.autoComplete}
      spellCheck={props.spellCheck}
      aria-describedby={field.describedBy}
    />
  )
  return (
    <FormGroup error={field.error}>
      <FieldLabel {...props} htmlFor={field.id} />
      <FieldNotes field={field} hint={props.hint} />
      {prefix || suffix ? (
        <div className="govuk-input__wrapper">
          {prefix && <Affix side="prefix">{prefix}</Affix>}
          {input}
          {suffix && <Affix side="suffix">{suffix}</Affix>}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  )
}

function Affix({ side, children }: { side: 'prefix' | 'suffix'; children: string }) {
  return (
    <div className={`govuk-input__${side}`} aria-hidden="true">
      {children}
    </div>
  )
}

/** A time of day, typed as 14:30. Takes what `TextField` takes. */
export function TimeField(props: Omit<TextFieldProps, 'type' | 'width' | 'dir' | 'inputMode'>) {
  return <TextField {...props} width={5} dir="ltr" autoComplete={props.autoComplete ?? 'off'} />
}

export interface TextAreaProps extends FieldProps {
  rows?: number
  dir?: 'auto' | 'ltr'
  lang?: string
  autoComplete?: string
  spellCheck?: boolean
}

/** Several lines of text, in whatever direction they are written. */
export function TextArea(props: TextAreaProps) {
  const field = fieldOf(props)
  return (
    <FormGroup error={field.error}>
      <FieldLabel {...props} htmlFor={field.id} />
      <FieldNotes field={field} hint={props.hint} />
      <textarea
        className={classes('govuk-textarea', field.error && 'govuk-textarea--error')}
        id={field.id}
        name={props.name}
        rows={props.rows ?? 5}
        dir={props.dir ?? 'auto'}
        lang={props.lang}
        defaultValue={field.value}
        autoComplete={props.autoComplete}
        spellCheck={props.spellCheck}
        aria-describedby={field.describedBy}
      />
    </FormGroup>
  )
}

export interface FileFieldProps extends Omit<FieldProps, 'defaultValue'> {
  /** Kinds the file dialog offers, such as `.csv,.xlsx`. The server decides for itself. */
  accept?: string
  multiple?: boolean
  /** A telephone may offer its recorder or camera at once. */
  capture?: boolean
}

/** A file. It cannot come back filled in: after an error it is chosen again. */
export function FileField(props: FileFieldProps) {
  const field = fieldOf(props)
  return (
    <FormGroup error={field.error}>
      <FieldLabel {...props} htmlFor={field.id} />
      <FieldNotes field={field} hint={props.hint} />
      <input
        className={classes('govuk-file-upload', field.error && 'govuk-file-upload--error')}
        id={field.id}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        capture={props.capture}
        aria-describedby={field.describedBy}
      />
    </FormGroup>
  )
}
