import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node'

/** The framework compares without regard to case, so this does, too. */
const DESK = /^\/?desk(?:\/|$)/i

/** Whether an address belongs to the desk. */
const isDesk = (pathname: string): boolean => DESK.test(pathname)

/**
 * The app in two halves: the desk, and what strangers and guests open. For each page the framework orders
 * and compares every route that it is given, three times; most of them are the desk's. Routes without a
 * path (the root, the page that says "not found") are in both.
 */
export function halvesOf(build: ServerBuild): { desk: ServerBuild; open: ServerBuild } {
  const half = (belongs: (path: string) => boolean): ServerBuild => {
    const among = <Route extends { path?: string | undefined }>(routes: Record<string, Route>) =>
      Object.fromEntries(
        Object.entries(routes).filter(
          ([, { path }]) => path === undefined || path === '' || path === '*' || belongs(path),
        ),
      )
    const routes = Object.fromEntries(
      Object.entries(build.routes).flatMap(([id, route]) => (route ? [[id, route]] : [])),
    )
    return {
      ...build,
      routes: among(routes),
      assets: { ...build.assets, routes: among(build.assets.routes) },
    }
  }
  return { desk: half(isDesk), open: half((path) => !isDesk(path)) }
}

/** The app's handler: each half answers for its own addresses. */
export function handleInHalves(build: ServerBuild): RequestHandler {
  const { desk, open } = halvesOf(build)
  const forDesk = createRequestHandler(desk, 'production')
  const forOpen = createRequestHandler(open, 'production')
  return (request, context) =>
    isDesk(new URL(request.url).pathname) ? forDesk(request, context) : forOpen(request, context)
}
