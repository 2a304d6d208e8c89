// What the audience of a call gets: one share, and the newest of its frames whenever it is asked.
let newest
const waiting = []

async function share() {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 10 }, preferCurrentTab: false })
  const [track] = stream.getVideoTracks()
  window.surface = track.getSettings().displaySurface
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader()
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    newest?.close()
    newest = value
    for (const resolve of waiting.splice(0)) resolve()
  }
}
document.addEventListener('click', () => share().catch((error) => (window.shareError = String(error))))

/** The newest frame as a picture, and how many of its pixels have each of the colours; video shifts them a little. */
window.frame = async (colours) => {
  if (!newest) await new Promise((resolve) => waiting.push(resolve))
  const canvas = new OffscreenCanvas(newest.displayWidth, newest.displayHeight)
  const context = canvas.getContext('2d')
  context.drawImage(newest, 0, 0)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  const counts = colours.map((colour) => {
    let count = 0
    for (let i = 0; i < data.length; i += 4)
      if (colour.every((channel, at) => Math.abs(data[i + at] - channel) <= 24)) count++
    return count
  })
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
  return { png: bytes.toBase64(), counts }
}
