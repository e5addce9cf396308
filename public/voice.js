// Records how a name is said, where the browser can, and puts it into the form's own file field: what is
// sent is the same form as without this script. Nothing leaves the page before the form is sent.
const LONGEST = 15_000
const form = document.querySelector('form[data-voice]')
const field = form?.querySelector('input[type=file]')

if (form && field && navigator.mediaDevices?.getUserMedia && 'MediaRecorder' in window) offer()

function offer() {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-button--secondary'
  button.textContent = form.dataset.start
  const sound = document.createElement('audio')
  sound.controls = true
  sound.hidden = true
  field.closest('.govuk-form-group').before(button, sound)
  let recorder
  button.addEventListener('click', async () => {
    if (recorder?.state === 'recording') return recorder.stop()
    try {
      recorder = await record((recorded) => {
        keep(recorded, sound)
        button.textContent = form.dataset.start
      })
      button.textContent = form.dataset.stop
    } catch {
      // No microphone, or not allowed: the file field is still there.
      button.remove()
    }
  })
}

async function record(whenDone) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 64_000 })
  const parts = []
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  recorder.addEventListener('stop', () => {
    for (const track of stream.getTracks()) track.stop()
    whenDone(new Blob(parts, { type: recorder.mimeType }))
  })
  recorder.start()
  setTimeout(() => recorder.state === 'recording' && recorder.stop(), LONGEST)
  return recorder
}

function keep(recorded, sound) {
  const box = new DataTransfer()
  box.items.add(new File([recorded], 'voice', { type: recorded.type }))
  field.files = box.files
  if (sound.src) URL.revokeObjectURL(sound.src)
  sound.src = URL.createObjectURL(recorded)
  sound.hidden = false
}
