import { createRequest, createRequestListener, sendResponse } from '@remix-run/node-fetch-server'
import compression from 'compression'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Booted } from './boot.server.ts'
import type { AppLoadContext } from './remix.ts'
import { addressOf, answerPlainly, setSafeHeaders } from './server-edge.ts'
import { answerKept } from './server-kept.ts'

/** Something that answers a request, or leaves it to the next. */
export type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void

type Answering = Pick<Booted, 'appUrl' | 'ownOrigin' | 'trustProxy' | 'isReady' | 'pages'>

const compress = compression({ threshold: 1_024 })

/**
 * The way of every request through the server: headers, health and refusals, kept pages, files, the app.
 *
 * @param handle The app, as the framework makes it.
 * @param files Serves files of the build.
 * @param isDraining Whether the server is about to end: then connections are not kept.
 * @param development Stands before the app, and takes the place of kept pages and files.
 */
export function answersOf({
  app,
  handle,
  files,
  isDraining,
  development,
}: {
  app: Answering
  handle: (request: Request, context: AppLoadContext) => Promise<Response>
  files: Middleware
  isDraining: () => boolean
  development?: Middleware | undefined
}): (req: IncomingMessage, res: ServerResponse) => void {
  const options = addressedBy(app.ownOrigin)
  const contextOf = (req: IncomingMessage) => ({
    requestId: randomBytes(5).toString('hex'),
    clientAddress: addressOf(req, app.trustProxy),
  })
  const page = (req: IncomingMessage, res: ServerResponse) => {
    const context = contextOf(req)
    createRequestListener((request) => handle(request, context), options)(req, res)
  }
  return (req, res) => {
    setSafeHeaders(res, { secure: app.appUrl.startsWith('https:'), url: req.url })
    if (isDraining()) res.setHeader('Connection', 'close')
    const ready = () => !isDraining() && app.isReady()
    if (answerPlainly(req, res, { ready, ownOrigin: app.ownOrigin })) return
    if (development) return development(req, res, () => page(req, res))
    const compressed = (answer: () => void) => runCompression(req, res, answer)
    answerKept(req, res, {
      pages: app.pages,
      origin: app.ownOrigin,
      make: () => handle(createRequest(req, res, options), contextOf(req)),
      send: (answer) => compressed(() => void sendResponse(res, answer)),
      otherwise: () => compressed(() => files(req, res, () => page(req, res))),
    })
  }
}

function addressedBy(ownOrigin: string | undefined) {
  if (!ownOrigin) return {}
  const { host, protocol } = new URL(ownOrigin)
  return { host, protocol }
}

function runCompression(req: IncomingMessage, res: ServerResponse, next: () => void): void {
  // The package speaks of Express's classes, and uses of them what node:http has.
  Reflect.apply(compress, undefined, [req, res, next])
}
