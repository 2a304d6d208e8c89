import { describe, expect, it } from 'vitest'
import { grantedBy, isOwnPanel } from '@/entrypoints/background/granted'

const tab = {
  url: 'https://acme.pipedrive.com/deal/1?tab=notes#x',
  title: 'Rollout - Deal - Pipedrive',
  incognito: false,
}

describe('what a chord tells of its tab', () => {
  it('is the page without what may be secret in its address, and the CRM’s record', () => {
    expect(grantedBy(tab)).toMatchObject({ page: 'https://acme.pipedrive.com/deal/1', crm: { name: 'Rollout' } })
  })

  it('is nothing in a private window', () => {
    expect(grantedBy({ ...tab, incognito: true })).toEqual({ page: null, crm: null })
  })

  it.each(['chrome://settings', 'file:///home/eva/deck.html', 'about:blank', ''])('is no page at %s', (url) => {
    expect(grantedBy({ ...tab, url })).toEqual({ page: null, crm: null })
  })

  it('is nothing without a tab', () => {
    expect(grantedBy(undefined)).toEqual({ page: null, crm: null })
  })
})

describe('the panel in a window of its own', () => {
  const origin = 'chrome-extension://abc'

  it.each([
    [`${origin}/panel.html`, true],
    [`${origin}/panel.html#debrief=1`, true],
    [`${origin}/options.html`, false],
    ['https://acme.example/panel.html', false],
    [undefined, false],
  ])('is no page of a demo: %s', (url, is) => {
    expect(isOwnPanel({ url }, origin)).toBe(is)
  })
})
