import type { Database } from '#db/client.server.ts'

/** One statement as the driver gets it. */
export interface Statement {
  sql: string
  params: unknown[]
}

/** A connection's database whose statements are kept; those that open and close a transaction are not. */
export function counting(db: Database): {
  db: Database
  readonly statements: number
  queries: Statement[]
} {
  const queries: Statement[] = []
  const session: object = Reflect.get(db, 'session')
  const watched = (target: object): object =>
    new Proxy(target, {
      get(of, name, receiver) {
        const value: unknown = Reflect.get(of, name, receiver)
        if (name === 'prepareQuery' && typeof value === 'function')
          return (query: Statement, ...rest: unknown[]) => {
            queries.push({ sql: query.sql, params: query.params })
            return Reflect.apply(value, of, [query, ...rest])
          }
        return typeof value === 'function' ? value.bind(of) : value
      },
    })
  // A transaction makes a session of its own: it is watched as it is handed to the work.
  const original = db.transaction.bind(db)
  const watchedDb: Database = Object.create(db)
  Object.defineProperty(watchedDb, 'session', { value: watched(session) })
  Object.defineProperty(watchedDb, 'transaction', {
    value: (work: (tx: Database) => Promise<unknown>, config?: never) =>
      original(async (tx) => {
        const own: object = Reflect.get(tx, 'session')
        Object.defineProperty(tx, 'session', { value: watched(own) })
        return work(tx as unknown as Database)
      }, config),
  })
  return {
    db: watchedDb,
    get statements() {
      return queries.length
    },
    queries,
  }
}
