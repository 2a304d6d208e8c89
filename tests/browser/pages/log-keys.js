// What the page can see of the keyboard: tests expect to find none of the panel's keys here.
window.seen = []
for (const type of ['keydown', 'keypress', 'keyup', 'input', 'beforeinput', 'paste', 'compositionend']) {
  window.addEventListener(type, (event) => window.seen.push(`${type} ${event.key ?? event.data ?? ''}`), true)
}
