import routes from '#app/routes.ts'

/** One URL of the app, with what its file exports. */
export interface RouteUnderTest {
  /** As a reader's address bar has it: `/desk/events/:eventId`. */
  path: string
  file: string
  policy: unknown
  loader: Handler | undefined
  action: Handler | undefined
}

type Handler = (args: {
  request: Request
  context: { requestId: string; clientAddress: string }
  params: Record<string, string>
}) => unknown

const FILES = import.meta.glob('../../app/routes/**/*.{ts,tsx}')

/** Every route of app/routes.ts. */
export async function routesUnderTest(): Promise<RouteUnderTest[]> {
  return Promise.all(
    flat(await routes).map(async ({ path, file }) => {
      const load = FILES[`../../app/${file}`]
      if (!load) throw new Error(`app/${file} is named in app/routes.ts and is not there`)
      const exported = Object(await load())
      return {
        path,
        file,
        policy: exported.handle?.policy,
        loader: exported.loader,
        action: exported.action,
      }
    }),
  )
}

interface Entry {
  path?: string | undefined
  file: string
  children?: Entry[] | undefined
}

function flat(entries: Entry[], above = ''): Array<{ path: string; file: string }> {
  return entries.flatMap(({ path, file, children }) => {
    const here = path === undefined ? above : `${above}/${path}`
    return [{ path: here || '/', file }, ...flat(children ?? [], here)]
  })
}

/** The names of a route's parameters, in order. */
export const parametersOf = (path: string): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')

export interface Call {
  host: string
  params?: Record<string, string>
  cookie?: string
  search?: string
  body?: Record<string, string>
  headers?: Record<string, string>
}

/** What a route answers: the status, and the response where it gave one. An error of ours is thrown on. */
export async function answerOf(
  { path, loader, action }: RouteUnderTest,
  method: 'GET' | 'POST',
  { host, params = {}, cookie, search = '', body = {}, headers = {} }: Call,
): Promise<Answer> {
  const handler = method === 'GET' ? loader : action
  if (!handler) throw new Error(`${path} takes no ${method}`)
  const pathname = path
    .replace(/:(\w+)/g, (_, name: string) => params[name] ?? 'x')
    .replace('*', 'x')
  const content = new URLSearchParams(body).toString()
  const request = new Request(`http://${host}${pathname}${search}`, {
    method,
    headers: {
      ...(cookie ? { Cookie: cookie } : {}),
      ...(method === 'POST'
        ? {
            'Content-Type': 'application/x-www-form-urlencoded',
            'Content-Length': String(content.length),
            Origin: `http://${host}`,
          }
        : {}),
      ...headers,
    },
    ...(method === 'POST' ? { body: content } : {}),
  })
  const context = { requestId: 'abcdef0123', clientAddress: '192.0.2.7' }
  try {
    return read(await handler({ request, context, params }))
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown
    return read(thrown)
  }
}

/** What a route answers: a response of its own, or the value that its page is made of. */
export interface Answer {
  status: number
  response?: Response
  value?: unknown
}

function read(answer: unknown): Answer {
  if (answer instanceof Response) return { status: answer.status, response: answer }
  const { type, init, data } = Object(answer)
  return type === 'DataWithResponseInit'
    ? { status: init?.status ?? 200, value: data }
    : { status: 200, value: answer }
}
