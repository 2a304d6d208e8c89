import { describe, expect, it } from 'vitest'
import { SHARE_MODES } from '@/utils/capture/choices'
import { isLessPrivate, isOutOfSight, type Piece, type Share, seenPieces, surfaceOf } from '@/utils/capture/share-rules'
import type { ShareMode } from '@/utils/model/words'

describe('the panel opens', () => {
  it.each<[ShareMode, string]>([
    ['none', 'overlay'],
    ['tab', 'side-panel'],
    ['window', 'pop-out'],
    ['screen', 'pop-out'],
  ])('while %s is shared as %s', (mode, surface) => {
    expect(surfaceOf(mode)).toBe(surface)
  })
})

describe('what is shared', () => {
  it('is less private the fewer kinds of share it keeps notes out of', () => {
    const modes = SHARE_MODES.filter((mode) => isLessPrivate(mode, 'window'))
    expect(modes).toEqual(['none', 'tab'])
  })
})

describe('the audience sees', () => {
  it.each<[Share, ShareMode, Piece[]]>([
    ['tab', 'none', ['overlay']],
    ['tab', 'tab', []],
    ['tab', 'window', []],
    ['window', 'none', ['overlay', 'button']],
    ['window', 'tab', ['side-panel', 'button']],
    ['window', 'window', ['button']],
    ['screen', 'window', ['pop-out', 'button']],
    ['screen', 'screen', ['pop-out', 'button']],
  ])('in a shared %s, with the settings for %s, %j', (share, mode, pieces) => {
    expect(seenPieces(share, mode)).toEqual(pieces)
  })

  it.each<[ShareMode, boolean]>([
    ['none', true],
    ['tab', true],
    ['window', true],
    ['screen', false],
  ])('never the notes with %s set truly: %s', (mode, safe) => {
    expect(isOutOfSight(mode)).toBe(safe)
  })
})
