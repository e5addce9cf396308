import type { Database } from '#db/client.server.ts'

/** A connection's database whose statements are counted; those that open and close a transaction are not. */
export function counting(db: Database): { db: Database; readonly statements: number } {
  let statements = 0
  const session: object = Reflect.get(db, 'session')
  const watched = (target: object): object =>
    new Proxy(target, {
      get(of, name, receiver) {
        const value: unknown = Reflect.get(of, name, receiver)
        if (name === 'prepareQuery' && typeof value === 'function')
          return (...args: unknown[]) => {
            statements += 1
            return Reflect.apply(value, of, args)
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
      return statements
    },
  }
}
