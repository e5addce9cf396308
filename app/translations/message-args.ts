import type { Tag } from './argument-kinds.ts'
import type { MessageArgs } from './keys.ts'

/** Every key of the words, guests' and desk's. */
export type Key = keyof MessageArgs

type TextArgs<A> = { [Name in keyof A as A[Name] extends Tag ? never : Name]: A[Name] }

type RichArgs<A, Node> = {
  [Name in keyof A]: A[Name] extends Tag
    ? (children: Array<string | Node>) => Node
    : string extends A[Name]
      ? A[Name] | Node
      : A[Name]
}

/** What `t(key, ...)` takes after the key: nothing, or the message's arguments. Tags fall away. */
export type TextParameters<K extends Key> = keyof TextArgs<MessageArgs[K]> extends never
  ? []
  : [args: TextArgs<MessageArgs[K]>]

/** What `t.rich(key, ...)` takes after the key: arguments may be nodes, tags are functions. */
export type RichParameters<K extends Key, Node> = keyof MessageArgs[K] extends never
  ? []
  : [args: RichArgs<MessageArgs[K], Node>]

/** Keys of messages without arguments, such as a form's error messages. */
export type PlainKey = {
  [K in Key]: keyof TextArgs<MessageArgs[K]> extends never ? K : never
}[Key]
