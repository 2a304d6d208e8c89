/** Hands a text to the browser as a download. */
export function saveText({ text, fileName }: { text: string; fileName: string }): void {
  // The byte order mark lets spreadsheets read UTF-8.
  const parts = fileName.endsWith('.csv') ? ['\uFEFF', text] : [text]
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Puts a text on the clipboard; false where the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** In a frame of a page with a strict permissions policy the clipboard API is refused, a copied selection is not. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  return copied
}
