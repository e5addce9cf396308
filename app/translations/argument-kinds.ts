/** An argument that is printed as it comes: a name, a title, a date that `t.date` has written out. */
export type Text = string | number

/** A part of a sentence that is marked up: `<link>Ring us</link>`. */
export interface Tag {
  readonly markup: 'tag'
}

/** A message without arguments. */
export type NoArgs = Record<never, never>
