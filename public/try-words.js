// Shows how a letter reads while its sentences are typed. Without this script the form's button does the same.
const REST_MS = 500
const form = document.querySelector('form[data-tries]')
let timer
let asked = new AbortController()

form?.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(tryIt, REST_MS)
})

async function tryIt() {
  const shown = document.querySelector('[data-reads]')
  if (!shown) return
  asked.abort()
  asked = new AbortController()
  const { signal } = asked
  const typed = new URLSearchParams(new FormData(form))
  typed.set('step', 'preview')
  try {
    const answer = await fetch(location.href, { method: 'POST', body: typed, signal })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector('[data-reads]')
    // A sentence that does not fit yet: the letter stays as it last read, and the button says why.
    if (fresh && !signal.aborted) shown.replaceChildren(...fresh.childNodes)
  } catch {
    // The next letter asks again.
  }
}
