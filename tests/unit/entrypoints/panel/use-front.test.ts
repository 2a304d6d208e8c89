import { describe, expect, it } from 'vitest'
import { namesApart } from '@/entrypoints/panel/use-front'
import { aDeal } from '@/tests/unit/utils/store/team-data'
import type { FrontView } from '@/utils/messages/extension-state'

const page = { system: 'hubspot', record: 'deal', id: '7', name: 'Rollout', url: 'https://app.hubspot.com/7' } as const
const shows = (deal: FrontView['deal']): FrontView => ({ page, deal, isOther: true })
const renewal = aDeal({ account: 'Cancity', name: 'Renewal' })

describe('the page in front and the demo, called apart', () => {
  it.each<[string, FrontView, { title: string; deal: string | null }, [string, string] | null]>([
    ['two customers', shows(renewal), { title: 'Isdom', deal: null }, ['Cancity', 'Isdom']],
    ['two deals of one', shows(renewal), { title: 'Cancity', deal: 'New' }, ['Cancity · Renewal', 'Cancity · New']],
    ['two deals of one name', shows(renewal), { title: 'Cancity', deal: 'Renewal' }, null],
    ['a page of the demo’s own name', shows(null), { title: 'Rollout', deal: null }, null],
  ])('%s', (_, front, demo, names) => {
    expect(namesApart(front, demo)).toEqual(names)
  })
})
