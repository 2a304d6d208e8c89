// Runs in every frame before its own scripts, and keeps when the bench's events were seen there, by the wall clock in
// milliseconds with fractions. A file of its own, because a function that tsx has transformed does not run in a page.
const now = () => performance.timeOrigin + performance.now()
globalThis.seenAt = {}

const onKey = (event) => {
  // The browser keeps the chord's letter to itself: the last modifier before it is what a page sees.
  if (event.key === 'Shift') globalThis.seenAt.chord = now()
  if (event.key === 'Enter') globalThis.seenAt.enter = now()
}
// A frame that is shown again fires no focus event for the element that had the focus in it all the time.
const look = () => {
  if (document.hasFocus() && document.activeElement?.ariaLabel === 'Note') globalThis.seenAt.cursor ??= now()
}
// In the panel only what stands in the list is stored; the line shows its text before that.
const place = location.protocol.startsWith('http') ? 'main' : '[aria-label="Notes in this demo"]'
const onChange = () => {
  const texts = document.querySelector(place)?.textContent.matchAll(/note of round \d+\./g) ?? []
  for (const [text] of texts) globalThis.seenAt[text] ??= now()
}
addEventListener('keydown', onKey, true)
setInterval(look, 2)
new MutationObserver(onChange).observe(document, { subtree: true, childList: true, characterData: true })
