// What the audience of a call gets: one share, and the newest of its frames whenever it is asked.
let newest
const waiting = []

async function share() {
  const stream = await pick()
  const [track] = stream.getVideoTracks()
  if ('MediaStreamTrackProcessor' in window) keepFrames(track)
  else newest = await play(stream)
  window.surface = track.getSettings().displaySurface ?? track.label
}
document.addEventListener('click', () => share().catch((error) => (window.shareError = String(error))))

/** Tests tell Chromium what its dialog is answered with. Firefox has no such answer, but a name for what is shared. */
function pick() {
  if ('MediaStreamTrackProcessor' in window)
    return navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 10 }, preferCurrentTab: false })
  return navigator.mediaDevices.getUserMedia({ video: { mediaSource: location.hash.slice(1), frameRate: 10 } })
}

async function keepFrames(track) {
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader()
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    newest?.close()
    newest = value
    for (const resolve of waiting.splice(0)) resolve()
  }
}

async function play(stream) {
  const video = document.createElement('video')
  video.srcObject = stream
  video.muted = true
  document.body.append(video)
  await video.play()
  return video
}

/** The newest frame as a picture, and how many of its pixels have each of the colours; video shifts them a little. */
window.frame = async (colours) => {
  if (!newest) await new Promise((resolve) => waiting.push(resolve))
  const canvas = new OffscreenCanvas(newest.displayWidth ?? newest.videoWidth, newest.displayHeight ?? newest.videoHeight)
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
