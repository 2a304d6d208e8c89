import { describe, expect, it } from 'vitest'
import { leaveSheets, type Shown } from '@/entrypoints/panel/use-view'
import { demoId, newId } from '@/utils/model/ids'

const next = newId(demoId)
const notes: Shown = { view: 'notes', before: 'notes' }

describe('a sheet that is open when the running demo changes', () => {
  it.each(['name', 'plan', 'debrief'] as const)('gives way to the notes where %s is about the last demo', (view) => {
    expect(leaveSheets({ view, before: 'menu' }, next)).toEqual({ view: 'notes', before: 'menu' })
  })

  it('is not there again behind the keys', () => {
    expect(leaveSheets({ view: 'keys', before: 'name' }, next)).toEqual({ ...notes, view: 'keys' })
    expect(leaveSheets({ view: 'keys', before: 'plan' }, null)).toEqual({ ...notes, view: 'keys' })
  })

  it.each(['plan', 'debrief'] as const)('goes on where none runs and it is %s', (view) => {
    expect(leaveSheets({ view, before: 'notes' }, null).view).toBe(view)
  })

  it.each(['start', 'check', 'menu', 'keys'] as const)('stays where it is %s, which is about no demo', (view) => {
    expect(leaveSheets({ view, before: 'notes' }, next).view).toBe(view)
  })
})
