// Beside the stage: shows whose turn it is, keeps what is pressed until the server has it, and asks every
// two seconds what the other devices pressed. Without this script every press is a form of the page.
const EVERY_MS = 2_000
/** A page that changed by itself takes no press for a moment: the finger was meant for the child before. */
const CALM_MS = 700

const body = () => document.body
const path = body().dataset.stage
const kept = `herald-stage ${path}`
const device = markOfDevice()

let server = JSON.parse(body().dataset.state)
let queue = readQueue()
/** A child who was asked for out of turn, on this device. */
let chosen = new URLSearchParams(location.search).get('call')
let tag = null
let calmUntil = 0
let shown = null
let busy = false
let again = false

function markOfDevice() {
  const known = localStorage.getItem('herald-stage device')
  if (known) return known
  const made = newId()
  localStorage.setItem('herald-stage device', made)
  return made
}

/** A UUID, also where the page does not come by https and the browser has no randomUUID. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function readQueue() {
  try {
    const read = JSON.parse(localStorage.getItem(kept) ?? '[]')
    return Array.isArray(read) ? read : []
  } catch {
    return []
  }
}

function keepQueue() {
  if (queue.length === 0) localStorage.removeItem(kept)
  else localStorage.setItem(kept, JSON.stringify(queue))
}

/** What the server knows, and on top of it what it does not know yet. */
function current() {
  const states = new Map(Object.entries(server.states))
  let late = [...server.late]
  let done = [...server.done]
  for (const { child, press } of queue) {
    late = late.filter((id) => id !== child)
    done = done.filter((id) => id !== child)
    states.delete(child)
    if (press === 'presented' || press === 'not-here') {
      states.set(child, press)
      done.push(child)
    }
    if (press === 'arrived') late.push(child)
  }
  const inTurn = server.order.filter((id) => !states.has(id) && !late.includes(id))
  const waiting = [...inTurn, ...late]
  const row = waiting.includes(chosen)
    ? [chosen, ...waiting.filter((id) => id !== chosen)]
    : waiting
  return { states, late, row, last: done.at(-1) ?? null }
}

const each = (selector, change) => document.querySelectorAll(selector).forEach(change)

function show({ byOthers = false } = {}) {
  const { states, late, row, last } = current()
  const [now = null] = row
  if (byOthers && shown !== null && now !== shown) calmUntil = Date.now() + CALM_MS
  each('[data-child]', (card) => (card.hidden = card.dataset.child !== now))
  each('[data-end]', (end) => (end.hidden = now !== null))
  const isMarshal = body().dataset.role === 'marshal'
  const ahead = Number(body().dataset.ahead)
  const [next, after] = isMarshal
    ? [[], row.slice(1, 1 + ahead)]
    : [row.slice(1, 2), row.slice(2, 2 + ahead)]
  fill('[data-next]', next, 'div')
  fill('[data-after]', after, 'li')
  each('[data-find]', (item) => {
    const id = item.dataset.find
    const stands = states.get(id) ?? (late.includes(id) ? 'late' : 'waiting')
    item.querySelectorAll('[data-when]').forEach((part) => {
      part.hidden = !part.dataset.when.split(' ').includes(stands)
    })
  })
  aim('[data-press="now"]', now)
  aim('[data-press="last"]', last)
  each('[data-last]', (name) => (name.textContent = cardOf(last)?.dataset.name ?? ''))
  each('[data-count]', (count) => {
    count.textContent = Math.min(server.order.length - row.length + 1, server.order.length)
  })
  each('[data-total]', (total) => (total.textContent = server.order.length))
  const card = cardOf(now)
  if (now !== shown && card && shown !== null)
    each('[data-said]', (said) => {
      said.textContent = `${card.dataset.card}, ${card.dataset.name}`
    })
  shown = now
  calm()
}

const cardOf = (id) => (id ? document.querySelector(`[data-child="${CSS.escape(id)}"]`) : null)

function aim(selector, id) {
  each(selector, (form) => {
    form.hidden = id === null
    form.elements.child.value = id ?? ''
  })
}

function fill(selector, ids, element) {
  const place = document.querySelector(selector)
  if (!place) return
  const rows = ids.flatMap((id) => {
    const row = document.querySelector(`[data-rows] > [data-row="${CSS.escape(id)}"]`)
    if (!row) return []
    const made = document.createElement(element)
    made.className = row.className
    made.dataset.row = id
    made.append(...row.cloneNode(true).childNodes)
    return [made]
  })
  place.replaceChildren(...rows)
}

function calm() {
  const left = calmUntil - Date.now()
  each('[data-press="now"] button', (button) => {
    if (left > 0) button.setAttribute('aria-disabled', 'true')
    else button.removeAttribute('aria-disabled')
  })
  if (left > 0) setTimeout(calm, left)
}

function press(child, kind) {
  queue.push({ id: newId(), child, press: kind, at: Date.now() })
  keepQueue()
  if (chosen === child) choose(null)
  // A second touch in the same moment was meant for the same child.
  calmUntil = Date.now() + CALM_MS
  show()
  talk()
  stayAwake()
}

function choose(id) {
  chosen = id
  history.replaceState(null, '', id ? `${path}?call=${id}` : path)
}

/** Sends what is kept, or asks what is new. One at a time. */
async function talk() {
  if (busy) {
    again = true
    return
  }
  busy = true
  const sending = [...queue]
  try {
    const answer = sending.length > 0 ? await send(sending) : await ask()
    if (answer.status === 404 || answer.status === 410) return leave()
    // What was refused for good would hold up everything behind it.
    if (answer.status !== 304 && !answer.ok && answer.status !== 400)
      throw new Error(String(answer.status))
    const sent = new Set(sending.map(({ id }) => id))
    queue = queue.filter(({ id }) => !sent.has(id))
    keepQueue()
    if (answer.ok) await take(answer)
    offline(false)
  } catch {
    offline(true)
  } finally {
    busy = false
  }
  if (again) {
    again = false
    if (queue.length > 0) void talk()
  }
}

function send(presses) {
  const now = Date.now()
  return fetch(`${path}/presses`, {
    method: 'POST',
    cache: 'no-store',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      device,
      presses: presses.map(({ id, child, press: kind, at }) => ({
        id,
        child,
        press: kind,
        secondsAgo: Math.max(0, (now - at) / 1000),
      })),
    }),
    signal: AbortSignal.timeout(8_000),
  })
}

const ask = () =>
  fetch(`${path}/presses`, {
    cache: 'no-store',
    headers: tag ? { 'If-None-Match': tag } : {},
    signal: AbortSignal.timeout(8_000),
  })

async function take(answer) {
  tag = answer.headers.get('ETag')
  const before = server.page
  server = await answer.json()
  if (server.page !== before) await readPage()
  show({ byOthers: true })
}

/** A name, a card or a wish changed at the desk: the page as it is now, without losing its place. */
async function readPage() {
  const answer = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(8_000) })
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const selector of ['.now', '[data-rows]', '.find ul']) {
    const [old, fresh] = [document, page].map((one) => one.querySelector(selector))
    if (old && fresh) old.replaceChildren(...fresh.childNodes)
  }
}

/** The link is over: nothing of it stays on this device. */
function leave() {
  localStorage.removeItem(kept)
  location.replace(path)
}

function offline(isOffline) {
  each('[data-offline] span', (sign) => (sign.hidden = !isOffline))
}

let awake = null
async function stayAwake() {
  try {
    awake = awake && !awake.released ? awake : await navigator.wakeLock?.request('screen')
  } catch {
    // A battery that is low has the last word.
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target
  const kind = event.submitter?.value
  if (!form.dataset.press || !kind) return
  event.preventDefault()
  if (event.submitter.getAttribute('aria-disabled') === 'true') return
  const child = form.elements.child.value
  if (child) press(child, kind)
})

document.addEventListener('click', (event) => {
  const call = event.target.closest?.('[data-call]')
  if (!call) return
  event.preventDefault()
  choose(call.dataset.call)
  show()
  scrollTo({ top: 0 })
})

document.addEventListener('input', (event) => {
  if (event.target.id !== 'find') return
  const wanted = event.target.value.trim().toLocaleLowerCase()
  each('[data-find]', (item) => {
    item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted)
  })
})

document.addEventListener('visibilitychange', () => {
  if (document.hidden) return
  void talk()
  if (awake) void stayAwake()
})
addEventListener('online', () => void talk())

each('[data-filter]', (filter) => (filter.hidden = false))
show()
void talk()
setInterval(() => {
  each('[data-clock]', (clock) => {
    clock.textContent = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: clock.dataset.clock,
    }).format()
  })
  if (!document.hidden || queue.length > 0) void talk()
}, EVERY_MS)

// So that a reload without network finds the page again.
navigator.serviceWorker?.register('/stage-worker.js', { scope: '/stage/' }).catch(() => {})
