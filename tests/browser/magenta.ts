// Both run in a page. A page of one colour shows whether anything else got into a picture of it.

export function turnMagenta(): void {
  document.body.style.visibility = 'hidden'
  document.documentElement.style.background = 'rgb(255, 0, 255)'
}

/** How far the picture's pixels lie from magenta, at most; a panel in it would be as far as white is. */
export async function farthestFromMagenta(image: Element): Promise<number> {
  const picture = image as HTMLImageElement
  await picture.decode()
  const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight)
  const context = canvas.getContext('2d')
  context?.drawImage(picture, 0, 0)
  const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
  let farthest = 0
  for (let at = 0; at < pixels.length; at += 4)
    for (const [channel, wanted] of [255, 0, 255].entries())
      farthest = Math.max(farthest, Math.abs((pixels[at + channel] ?? 0) - wanted))
  return farthest
}
