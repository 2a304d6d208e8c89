import { describe, expect, it } from 'vitest'
import { checkMutation } from '@/server/sync/check-mutation'
import { aDeal, anId, anObjectionMutation, aSender } from '../../../simulation/sync-builders'

const sender = aSender()
const check = (fields: Record<string, unknown>) => checkMutation(anObjectionMutation({ fields }), 3, sender)

describe('checkMutation', () => {
  it('passes what a device sends', () => {
    expect(check({})).toMatchObject({ index: 3, entity: 'objection', fields: { severity: 'blocker' } })
  })

  it.each([null, 'text', 1, {}, { entity: 'objection' }, { ...anObjectionMutation(), stamp: [-1, 0] }])(
    'refuses %j as invalid',
    (input) => {
      expect(checkMutation(input, 0, sender)).toMatchObject({ index: 0, code: 'invalid' })
    },
  )

  it('refuses a mutation that says nothing', () => {
    expect(checkMutation({ ...anObjectionMutation(), fields: {} }, 0, sender)).toMatchObject({ code: 'invalid' })
  })

  it('refuses records that a device does not write', () => {
    expect(checkMutation({ ...aDeal(), stamp: [1, 0] }, 0, sender)).toMatchObject({ code: 'role' })
  })

  it('leaves out an owner that is not known yet, and keeps the own one', () => {
    expect(check({ memberId: null, workspaceId: null })).not.toHaveProperty('fields.memberId')
    expect(check({ memberId: sender.memberId })).toHaveProperty('fields.memberId', sender.memberId)
  })

  it('refuses a record of another member or workspace', () => {
    expect(check({ memberId: anId.member() })).toMatchObject({ code: 'role' })
    expect(check({ workspaceId: aSender().workspaceId })).toMatchObject({ code: 'role' })
  })

  it('refuses an id that is not the record’s, and ids of imports', () => {
    expect(check({ id: anId.objection() })).toMatchObject({ code: 'invalid' })
    expect(check({ externalId: 'SF-1' })).toMatchObject({ code: 'invalid' })
  })
})
