type Fields = Record<string, string | number | boolean | null | undefined>

/**
 * One line of JSON to stderr. Callers pass ids, counts, codes and milliseconds only: no names,
 * addresses, tokens or message bodies.
 */
export function log(event: string, fields: Fields = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`)
}

/** An error with its reference; the stack, and for a database error its code, but never its parameters. */
export function logError(event: string, error: unknown, fields: Fields = {}): void {
  log(event, { ...fields, ...describe(error) })
}

function describe(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error }
  // Drizzle's message repeats the query's parameters, which may be people's names.
  const message = error.message.startsWith('Failed query') ? 'query failed' : error.message
  const cause = error.cause instanceof Error ? error.cause : undefined
  const code = cause && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
  const constraint = constraintOf(error)
  const where = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .join(' | ')
  return { error: error.name, message, code, constraint, where }
}

function constraintOf(error: Error): string | undefined {
  const cause = error.cause
  if (!(cause instanceof Error)) return undefined
  if ('constraint_name' in cause && typeof cause.constraint_name === 'string')
    return cause.constraint_name
  if ('constraint' in cause && typeof cause.constraint === 'string') return cause.constraint
  return undefined
}
