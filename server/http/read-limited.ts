import type { AppContext } from './context'

/** The body as it is on the wire; longer than `limit`, it is refused by what `tooLarge` makes before it is all here. */
export async function readLimited(
  c: AppContext,
  { limit, tooLarge }: { limit: number; tooLarge: () => Error },
): Promise<Uint8Array> {
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
