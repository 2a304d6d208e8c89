import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packStamps, unpackStamps } from '@/server/store/packed-stamps'
import { columnsOf, fromColumns, toColumns } from '@/server/store/record-columns'
import { bear } from '@/server/sync/births'
import { entities, entityName } from '@/utils/model/records'
import type { FieldStamp } from '@/utils/model/stamp'
import { anId, aSender, NOW } from '../../../simulation/sync-builders'

const { workspaceId, memberId } = aSender()

describe('columns of a record', () => {
  it.each(entityName.options)('are one for each field of %s', (entity) => {
    const columns = columnsOf(entity)
    const fields = Object.keys(entities[entity].shape).filter((field) => field !== 'workspaceId')
    expect(columns).toHaveLength(new Set([...fields, ...(entity === 'objection' ? ['externalId'] : [])]).size + 5)
    expect(columns.every((column) => /^[a-z_]+$/.test(column))).toBe(true)
  })

  it.each(entityName.options)('leave none of a new %s undefined', (entity) => {
    const row = bear({ entity, id: anId.deal(), workspaceId, memberId, ms: NOW })
    expect(Object.entries(toColumns(entity, workspaceId, row)).filter(([, value]) => value === undefined)).toEqual([])
  })

  it('put what has no column into one, and take it out again', () => {
    const born = bear({ entity: 'demo', id: anId.deal(), workspaceId, memberId, ms: NOW })
    const row = { ...born, fields: { ...born.fields, mood: 'grim' } }
    expect(toColumns('demo', workspaceId, row)).toMatchObject({ extra: { mood: 'grim' }, member_id: memberId })
    const { seq, lastDevice, otherSeq } = row
    const read = { ...born.fields, id: born.id, extra: { mood: 'grim' }, stamps: [], seq, lastDevice, otherSeq }
    expect(fromColumns(read)).toEqual(row)
  })

  it('have each stamp once, whichever fields it set, and give each field its own again', () => {
    const field = fc.stringMatching(/^[a-z]{1,8}$/)
    const stampOf = fc.tuple(fc.nat(3), fc.nat(2), fc.constantFrom('server', 'a device'))
    fc.assert(
      fc.property(fc.dictionary(field, stampOf), (stamps: Record<string, FieldStamp>) => {
        expect(unpackStamps(JSON.parse(JSON.stringify(packStamps(stamps))))).toEqual(stamps)
      }),
    )
    const stamp: FieldStamp = [NOW, 0, 'server']
    expect(packStamps({ text: stamp, severity: stamp })).toEqual([[NOW, 0, 'server', 'text', 'severity']])
  })

  it('may hold stamps as they were kept before', () => {
    expect(unpackStamps({ text: [NOW, 0, 'server'] })).toEqual({ text: [NOW, 0, 'server'] })
  })
})
