// A page that takes every key, keeps the focus, and changes under whoever looks at it.
window.routes = 0
window.taken = []

// First of all listeners, on the window, in the capture phase: what reaches it here is lost to a careless overlay.
const take = (event) => {
  if (/^[1-9uk]$/i.test(event.key)) {
    window.taken.push(event.key)
    location.assign(`/form.html?taken=${event.key}`)
  }
  if (event.key === 'Escape') {
    window.taken.push(event.key)
    document.querySelector('dialog').close()
    document.body.dataset.closed = 'yes'
  }
}
window.addEventListener('keydown', take, true)

const inner = document.getElementById('inner')
const listenInside = () => inner.contentWindow.addEventListener('keydown', take, true)
inner.addEventListener('load', listenInside)
listenInside()

// The modal keeps the focus: what goes elsewhere comes back, heard as early as a page can hear it.
const dialog = document.querySelector('dialog')
const sheet = document.getElementById('sheet')
const keepIn = (box, first) => (event) => {
  const open = box === dialog ? dialog.open : !sheet.hidden
  if (open && event.target instanceof Element && !box.contains(event.target)) first.focus()
}
window.addEventListener('focusin', keepIn(dialog, document.getElementById('inside')), true)
window.addEventListener('focusin', keepIn(sheet, document.getElementById('in-sheet')), true)

const mode = new URLSearchParams(location.search)
if (mode.has('modal')) {
  dialog.showModal()
  document.getElementById('inside').focus()
} else if (mode.has('sheet')) {
  sheet.hidden = false
  document.getElementById('in-sheet').focus()
} else if (mode.has('frame')) {
  const claim = () => inner.contentDocument.getElementById('deep')?.focus()
  inner.addEventListener('load', claim)
  claim()
}
document.getElementById('full').addEventListener('click', () => document.documentElement.requestFullscreen())

// A single-page application: another route every ten seconds, its content replaced.
setInterval(() => {
  window.routes += 1
  history.pushState({}, '', `/hostile.html/route/${window.routes}`)
  const heading = document.createElement('h1')
  heading.textContent = `Route ${window.routes}`
  document.getElementById('route').replaceChildren(heading)
}, 10_000)
