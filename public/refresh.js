// Reads a page with long work again every few seconds while somebody looks at it, and changes the part
// that tells how far it is. Without this script the page's own link does the same.
const SECONDS = 4
const LONGEST = 60
let pause = SECONDS

async function look() {
  if (document.hidden) return wait()
  const shown = document.querySelector('[data-refresh]')
  if (!shown) return
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
    if (!answer.ok) throw new Error(`${answer.status}`)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector('[data-refresh]')
    // The work is over, or the sign-in is: the whole page says so.
    if (!fresh) return location.reload()
    change(shown, fresh)
    pause = SECONDS
  } catch {
    // The network may be back soon; a server in trouble is asked less and less often.
    pause = Math.min(pause * 2, LONGEST)
  }
  wait()
}

/** Only the numbers change: buttons stay, with the focus and a press that is under way. */
function change(shown, fresh) {
  const [bar, freshBar] = [shown, fresh].map((part) => part.querySelector('progress'))
  const [text, freshText] = [shown, fresh].map((part) => part.querySelector('output'))
  if (!bar || !freshBar || !text || !freshText) return location.reload()
  bar.max = freshBar.max
  bar.value = freshBar.value
  bar.setAttribute('aria-label', freshBar.getAttribute('aria-label') ?? '')
  if (text.textContent !== freshText.textContent) text.textContent = freshText.textContent
}

function wait() {
  setTimeout(look, pause * 1000)
}

wait()
