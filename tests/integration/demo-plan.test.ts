import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inWorkspace } from '@/server/db/in-workspace'
import { demoRecords } from '@/server/store/demo-queries'
import { demoId, newId } from '@/utils/model/ids'
import { aDeal, anEdit, NOW } from '../simulation/sync-builders'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, type TestMember, write } from './endpoint'

let endpoint: Endpoint
let eva: TestMember
beforeAll(async () => {
  endpoint = openEndpoint()
  eva = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) })
})
afterAll(() => endpoint.close())

const at = new Date(NOW).toISOString()
const crmUrl = 'https://acme.lightning.force.com/lightning/r/Opportunity/0061t00000abcde/view'
const bare = { account: 'Cancity', dealId: null, shareMode: 'none', startedAt: at, endedAt: null, createdAt: at }

/** What another browser of the same member pulls of a demo that was pushed with these fields. */
async function pulledAfter(fields: Record<string, unknown>): Promise<Record<string, unknown> | undefined> {
  const sent = anEdit({ entity: 'demo', entityId: newId(demoId), fields })
  const answer = await new TestDevice(endpoint, eva).push([sent])
  expect(answer.rejected).toEqual([])
  const row = (await new TestDevice(endpoint, eva).pull()).find(({ id }) => id === sent.entityId)
  return row && 'fields' in row ? row.fields : undefined
}

describe('the plan of a demo', () => {
  it('reaches the person’s other browser as it was written', async () => {
    const plan = {
      steps: ['Dashboards', 'Ärger, "live"'],
      room: [{ name: 'Anna', speaker: 'champion' }],
      ...{ crmUrl, debriefedAt: at },
    }
    expect(await pulledAfter({ ...bare, ...plan })).toMatchObject(plan)
  })

  it('is empty in a demo of an earlier version, which does not know of it', async () => {
    const sent = anEdit({ entity: 'demo', entityId: newId(demoId), fields: { ...bare, deletedAt: null } })
    expect((await new TestDevice(endpoint, eva).push([sent])).applied).toBe(1)
    const stored = await inWorkspace(endpoint.db, eva.workspaceId, (tx) => demoRecords(tx, eva).execute())
    const empty = { steps: [], room: [], crmUrl: null, debriefedAt: null }
    expect(stored.find(({ id }) => id === sent.entityId)).toMatchObject(empty)
  })

  it.each([
    ['an address that runs as a script', { crmUrl: 'javascript:alert(1)' }, /crmUrl/],
    ['more steps than a demo holds', { steps: Array.from({ length: 51 }, () => 'x') }, /steps/],
    ['a person without a name', { room: [{ name: '', speaker: 'user' }] }, /room/],
  ])('is refused with %s', async (_, fields, reason) => {
    const sent = anEdit({ entity: 'demo', entityId: newId(demoId), fields: { ...bare, ...fields } })
    const answer = await new TestDevice(endpoint, eva).push([sent])
    expect(answer.rejected).toMatchObject([{ code: 'invalid', message: expect.stringMatching(reason) }])
  })
})

describe('a deal on a device', () => {
  it('brings what the CRM calls it, so that its page there is recognised', async () => {
    const deal = aDeal({ fields: { externalId: 'D-1', crmUrl } })
    await write(endpoint, eva.workspaceId, [deal])
    const rows = await new TestDevice(endpoint, eva).pull()
    const pulled = rows.find(({ id }) => id === deal.entityId)
    expect(pulled).toMatchObject({ fields: { externalId: 'D-1', crmUrl } })
  })
})
