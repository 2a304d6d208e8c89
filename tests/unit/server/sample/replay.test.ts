import { describe, expect, it } from 'vitest'
import { replay } from '@/server/sample/replay'
import { SAMPLE_THEMES } from '@/server/sample/themes'
import { dealId, memberId, newId, themeId, workspaceId } from '@/utils/model/ids'
import { demo, objection } from '@/utils/model/records'

const now = new Date('2026-11-24T12:00:00Z')
const input = {
  workspaceId: newId(workspaceId),
  deals: Array.from({ length: 200 }, (_, i) => ({
    id: newId(dealId),
    outcome: i % 2 === 0 ? ('lost' as const) : ('open' as const),
    openedAt: i % 3 === 0 ? null : '2026-09-01T00:00:00.000Z',
    closedAt: i % 2 === 0 ? '2026-10-01T00:00:00.000Z' : null,
    segment: 'Finance',
  })),
  notes: new Map(SAMPLE_THEMES.map(({ label }) => [label, [`a note on ${label}`]])),
  themeIds: new Map(SAMPLE_THEMES.map(({ label }) => [label, newId(themeId)])),
  engineers: [newId(memberId)],
  now,
}

describe('replay', () => {
  it('makes records that the model accepts', () => {
    for (const { entity, entityId, fields } of replay(input)) {
      const schema = entity === 'demo' ? demo : objection
      expect(schema.safeParse({ id: entityId, ...fields }).error).toBeUndefined()
    }
  })

  it('holds no demo after now and none before its deal was opened', () => {
    const starts = replay(input).flatMap(({ entity, fields }) => (entity === 'demo' ? [String(fields.startedAt)] : []))
    expect(starts.length).toBeGreaterThan(20)
    for (const start of starts) expect(Date.parse(start)).toBeLessThan(now.getTime())
  })

  it('tells the same story each time', () => {
    const texts = () => replay(input).map(({ fields }) => [fields.text, fields.severity, fields.startedAt])
    expect(texts()).toEqual(texts())
  })
})
