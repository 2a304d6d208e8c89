import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CRM_PAGES } from '@/tests/browser/crm-pages'
import { type CrmPage, crmPageOf, isSameId, isSameRecord } from '@/utils/capture/crm-page'

const SALESFORCE = 'https://acme.lightning.force.com/lightning/r/Opportunity/0061t00000ABCdeAAG/view'
const HUBSPOT = 'https://app-eu1.hubspot.com/contacts/2501234/record/0-3/8812345678'
const DYNAMICS = 'https://acme.crm4.dynamics.com/main.aspx'
const GUID = '5b2c1a90-6f0e-ec11-b6e6-000d3a1b2c3d'
const PIPEDRIVE = 'https://acme.pipedrive.com/deal/123'

describe('a record’s page in a CRM', () => {
  it.each<[string, string, Partial<CrmPage>]>([
    [
      `${SALESFORCE}?ws=%2Flightning`,
      'Rollout 2027 | Opportunity | Salesforce',
      { system: 'salesforce', record: 'deal', id: '0061t00000ABCdeAAG', name: 'Rollout 2027', url: SALESFORCE },
    ],
    [
      SALESFORCE.replace('Opportunity', 'Account'),
      'Cancity | Account | Salesforce',
      { record: 'account', name: 'Cancity' },
    ],
    [SALESFORCE, 'Rollout | Phase 2 | Verkaufschance | Salesforce', { record: 'deal', name: 'Rollout | Phase 2' }],
    [
      'https://acme.my.salesforce.com/0061t00000ABCde',
      'Rollout | Salesforce',
      { record: 'deal', id: '0061t00000ABCde', name: 'Rollout' },
    ],
    [
      `${HUBSPOT}/view/1?interaction=note`,
      'Rollout 2027',
      { system: 'hubspot', record: 'deal', id: '8812345678', name: 'Rollout 2027', url: HUBSPOT },
    ],
    [
      'https://app.hubspot.com/contacts/250/deal/88/',
      '(2) Rollout | HubSpot',
      { record: 'deal', id: '88', name: 'Rollout' },
    ],
    ['https://app.hubspot.com/contacts/250/company/9', 'Cancity', { record: 'account', name: 'Cancity' }],
    [
      `${DYNAMICS}?appid=1&pagetype=entityrecord&etn=opportunity&id=${GUID}`,
      'Opportunity: Information: Rollout 2027 - Dynamics 365',
      {
        system: 'dynamics',
        record: 'deal',
        id: GUID,
        name: 'Rollout 2027',
        url: `${DYNAMICS}?pagetype=entityrecord&etn=opportunity&id=${GUID}`,
      },
    ],
    [
      `${DYNAMICS}?etn=account&id=%7B${GUID.toUpperCase()}%7D`,
      'Account: Cancity - Microsoft Dynamics 365',
      { record: 'account', id: GUID, name: 'Cancity' },
    ],
    [
      `${PIPEDRIVE}?tab=notes`,
      'Rollout 2027 - Deal - Pipedrive',
      { system: 'pipedrive', record: 'deal', id: '123', name: 'Rollout 2027', url: PIPEDRIVE },
    ],
    [
      'https://acme.pipedrive.com/organization/7',
      'Cancity – Pipedrive',
      { record: 'account', id: '7', name: 'Cancity' },
    ],
  ])('is recognised at %s', (url, title, expected) => {
    expect(crmPageOf(url, title)).toMatchObject(expected)
  })

  it.each([
    ['a list', 'https://acme.lightning.force.com/lightning/o/Opportunity/list'],
    ['a person', 'https://acme.lightning.force.com/lightning/r/Contact/0031t00000ABCdeAAG/view'],
    [
      'another host that ends alike',
      'https://lightning.force.com.evil.example/lightning/r/Opportunity/0061t00000ABCdeAAG/view',
    ],
    ['a host that only begins alike', 'https://notpipedrive.com/deal/1'],
    ['a new record without an id', `${DYNAMICS}?pagetype=entityrecord&etn=opportunity`],
    ['a page without an address', 'about:blank'],
    ['nothing', undefined],
  ])('is not seen in %s', (_, url) => {
    expect(crmPageOf(url, 'Rollout | Opportunity | Salesforce')).toBeNull()
  })

  it.each([
    [SALESFORCE, 'Lightning Experience'],
    [SALESFORCE, ''],
    [PIPEDRIVE, 'Loading…'],
    [HUBSPOT, 'HubSpot'],
  ])('has no name yet while %s is titled %j', (url, title) => {
    expect(crmPageOf(url, title)).toMatchObject({ record: 'deal', name: null })
  })

  it('is the same record at both of its addresses, and not another’s', () => {
    const page = crmPageOf(SALESFORCE)
    expect(page && isSameRecord('https://acme.my.salesforce.com/0061t00000ABCde', page)).toBe(true)
    expect(page && isSameRecord(SALESFORCE.replace('ABC', 'XYZ'), page)).toBe(false)
    expect(page && isSameRecord('https://acme.example/deals/1', page)).toBe(false)
  })

  it.each([
    ['0061t00000ABCde', '0061t00000ABCdeAAG', true],
    ['0061t00000ABCde', '0061t00000abcde', false],
    [GUID, GUID.toUpperCase(), true],
    ['88', '881', false],
  ])('takes %s and %s for one id: %s', (a, b, same) => {
    expect(isSameId(a, b)).toBe(same)
  })
})

describe('the pages that the tests serve', () => {
  it.each(Object.entries(CRM_PAGES))('are recognised as %s’s', (system, { host, path, file }) => {
    const html = readFileSync(join('tests/browser/pages', file), 'utf8')
    const title = /<title>(.*)<\/title>/.exec(html)?.[1]
    expect(crmPageOf(`https://${host}${path}`, title)).toMatchObject({ system, record: 'deal', name: 'Rollout 2027' })
  })
})
