import { describe, expect, it } from 'vitest'
import { filterWords } from '@/dashboard/exports/filter-words'
import { newId, themeId } from '@/utils/model/ids'

describe('a filter in words', () => {
  it('names fields and values as the page does', () => {
    const id = newId(themeId)
    const filter = { severity: ['blocker', 'pain'], segment: ['Enterprise'], theme: [id, 'none'], from: '2026-07-01' }
    expect(filterWords(filter as Parameters<typeof filterWords>[0], [{ id, title: 'Windows' }])).toBe(
      'Period: Since Jul 1, 2026; Theme: Windows, No theme; Severity: Blocker, Pain; Segment: Enterprise',
    )
  })

  it('is nothing where nothing is narrowed', () => {
    expect(filterWords({}, [])).toBe('')
  })

  it('says that there was a theme which is no longer there', () => {
    expect(filterWords({ theme: [newId(themeId)] }, [])).toBe('Theme: A theme')
  })
})
