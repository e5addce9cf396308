import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

/** A text as it was taken. */
export interface TakenText {
  id: string
  to: string
  body: string
  reference: string | null
  status: string
}

/** What Notify does with one request to send: takes it, says no, says nothing, or hangs up before or after. */
export type NotifyBehaviour =
  | 'take'
  | 'hang'
  | 'drop'
  | 'take-and-drop'
  | { status: number; error: string; message: string }

export interface NotifyServer {
  url: string
  key: string
  templateId: string
  taken: TakenText[]
  /** Requests to send, also those that were refused. */
  tried(): number
  onSend: (to: string) => NotifyBehaviour
  /** How far the asker's clock may be from this one; 30 seconds, as Notify has it. */
  patienceSeconds: number
  close(): Promise<void>
}

const SERVICE = 'bb4f0b8a-3c52-4d7c-9c2e-0a4f1d5c7e11'
const SECRET = '3d844edf-8d35-48ac-975b-e847b4f122b0'
const sent = z.strictObject({
  phone_number: z.string(),
  template_id: z.string(),
  personalisation: z.strictObject({ message: z.string() }),
  reference: z.string().optional(),
})

/**
 * A stand-in of GOV.UK Notify on a port of its own: the paths, the JSON Web Token and the errors are those
 * of its documentation. Its template is `((message))`.
 */
export async function aNotifyServer(): Promise<NotifyServer> {
  const taken: TakenText[] = []
  let tried = 0
  const server = createServer(async (request, response) => {
    if (!isAllowed(request.headers.authorization, self.patienceSeconds))
      return refuse(response, 403, 'AuthError', 'Invalid token: API key not found')
    const url = new URL(request.url ?? '', 'http://localhost')
    if (request.method === 'POST' && url.pathname === '/v2/notifications/sms') {
      tried += 1
      return send(request, response)
    }
    if (request.method === 'GET' && url.pathname === '/v2/notifications') {
      const reference = url.searchParams.get('reference')
      const notifications = taken.filter((one) => one.reference === reference).map(shown)
      return answer(response, 200, { notifications, links: { current: url.href } })
    }
    const [, id] = /^\/v2\/notifications\/([0-9a-f-]{36})$/.exec(url.pathname) ?? []
    const one = taken.find((text) => text.id === id)
    return one
      ? answer(response, 200, shown(one))
      : refuse(response, 404, 'NoResultFound', 'No result found')
  })

  async function send(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = sent.safeParse(JSON.parse(await bodyOf(request)))
    if (!read.success) return refuse(response, 400, 'ValidationError', read.error.message)
    const { phone_number: to, template_id, personalisation, reference = null } = read.data
    if (template_id !== self.templateId)
      return refuse(response, 400, 'BadRequestError', 'Template not found')
    const behaviour = self.onSend(to)
    if (typeof behaviour === 'object')
      return refuse(response, behaviour.status, behaviour.error, behaviour.message)
    if (behaviour === 'hang') return
    if (behaviour === 'drop') return void request.socket.destroy()
    const body = personalisation.message
    const text = { id: randomUUID(), to, body, reference, status: 'sending' }
    taken.push(text)
    if (behaviour === 'take-and-drop') return void request.socket.destroy()
    return answer(response, 201, {
      id: text.id,
      reference,
      content: { body, from_number: 'BORCHESTER' },
      uri: `${self.url}/v2/notifications/${text.id}`,
      template: { id: template_id, version: 1, uri: `${self.url}/v2/template/${template_id}` },
      scheduled_for: null,
    })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const self: NotifyServer = {
    url: `http://127.0.0.1:${port}`,
    key: `tests-${SERVICE}-${SECRET}`,
    templateId: 'f33517ff-2a88-4f6e-b855-c550268ce08a',
    taken,
    tried: () => tried,
    onSend: () => 'take',
    patienceSeconds: 30,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return self
}

/** HS256, signed with the key's secret, issued by its service just now. */
function isAllowed(authorization: string | undefined, patienceSeconds: number): boolean {
  const [head = '', payload = '', signature = ''] = (authorization ?? '')
    .replace(/^Bearer /, '')
    .split('.')
  const expected = createHmac('sha256', SECRET).update(`${head}.${payload}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
  const json = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  const { iss, iat } = json(payload)
  return (
    json(head).alg === 'HS256' &&
    iss === SERVICE &&
    Math.abs(Date.now() / 1000 - iat) <= patienceSeconds
  )
}

const shown = ({ id, to, body, reference, status }: TakenText) => ({
  id,
  reference,
  phone_number: to,
  type: 'sms',
  status,
  body,
  template: { id: 'f33517ff-2a88-4f6e-b855-c550268ce08a', version: 1 },
  created_at: new Date().toISOString(),
  is_cost_data_ready: false,
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function answer(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
}

const refuse = (response: ServerResponse, status: number, error: string, message: string) =>
  answer(response, status, { status_code: status, errors: [{ error, message }] })
