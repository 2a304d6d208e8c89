import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FRAMES = join(import.meta.dirname, '../../test-results/share-frames')

export type Colour = readonly [number, number, number]
/** The panel's accent, which its Save button is filled with; no test page has it. */
export const PANEL: Colour = [0x47, 0x47, 0xc9]
/** What the page is painted with before each frame, so that the frame is known to be younger. */
export const STAMPS: Colour[] = [
  [200, 0, 0],
  [0, 150, 0],
  [0, 150, 150],
  [200, 150, 0],
  [150, 0, 150],
]

/** A frame that the audience gets, and how many of its pixels have each of the colours that were asked for. */
export interface Picture {
  png: string
  counts: number[]
}

/** Keeps a frame for whoever wants to see it. */
export function keepFrame(name: string, { png }: Picture): void {
  mkdirSync(FRAMES, { recursive: true })
  writeFileSync(join(FRAMES, `${name}.png`), Buffer.from(png, 'base64'))
}
