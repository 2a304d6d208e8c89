/** What a message or a file carries of bytes (RFC 4648 § 4). */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  // An argument list has a limit that differs between browsers; this is below all of them.
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(binary)
}

export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
}
