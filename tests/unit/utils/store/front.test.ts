import { describe, expect, it } from 'vitest'
import { crmPageOf } from '@/utils/capture/crm-page'
import { startDemo } from '@/utils/store/demos'
import { frontOf } from '@/utils/store/front'
import { aDevice, type TestDevice } from './device'
import { aDeal } from './team-data'

const url = (id: string) => `https://acme.pipedrive.com/deal/${id}`
const page = (id: string, name = 'Rollout') => {
  const found = crmPageOf(url(id), `${name} - Deal - Pipedrive`)
  if (!found) throw new Error('not recognised')
  return found
}
const cancity = aDeal({ account: 'Cancity', crmUrl: url('1') })
const isdom = aDeal({ account: 'Isdom', externalId: '2' })

async function withDeals(): Promise<TestDevice> {
  const device = aDevice()
  await device.db.deals.bulkAdd([cancity, isdom])
  return device
}

const start = (device: TestDevice, over: object) =>
  startDemo(device.db, device.now(), { dealId: null, account: null, shareMode: 'none', ...over })

describe('the CRM’s record in front', () => {
  it.each([
    ['its address', '1', cancity.id],
    ['what the CRM calls it', '2', isdom.id],
  ])('is the team’s deal by %s', async (_, id, deal) => {
    const { db } = await withDeals()
    expect((await frontOf(db, page(id))).deal?.id).toBe(deal)
  })

  it('is no deal of ours where nothing says so', async () => {
    const { db } = await withDeals()
    expect(await frontOf(db, page('3'))).toMatchObject({ deal: null, isOther: false })
  })

  it.each([
    ['is another deal of the team’s', { dealId: cancity.id, account: 'Cancity' }, '2', true],
    ['is the very deal', { dealId: cancity.id, account: 'Cancity' }, '1', false],
    ['is unknown, and the demo’s own page is known', { dealId: cancity.id }, '3', true],
    ['is unknown, and so is the demo’s page', { dealId: isdom.id, account: 'Isdom' }, '3', false],
    ['is the page the demo was started from', { account: 'Rollout', crmUrl: url('3') }, '3', false],
    ['is another page than the one it was started from', { account: 'Rollout', crmUrl: url('3') }, '4', true],
    ['is a deal of the customer in free text', { account: 'cancity' }, '1', false],
    ['is a deal of another than the customer in free text', { account: 'Betatech' }, '1', true],
    ['is anything, and the demo has no name', {}, '1', false],
  ])('warns or not when it %s', async (_, demo, id, isOther) => {
    const device = await withDeals()
    await start(device, demo)
    expect((await frontOf(device.db, page(id))).isOther).toBe(isOther)
  })
})
