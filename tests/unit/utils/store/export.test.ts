import { describe, expect, it } from 'vitest'
import type { ExportFormat } from '@/utils/capture/export-note'
import { endDemo, startDemo } from '@/utils/store/demos'
import { exportNotes } from '@/utils/store/export'
import { aDevice, T0, type TestDevice } from './device'
import { aDeal, aTheme } from './team-data'

const rowsOf = async (device: TestDevice) => {
  const { text } = await exportNotes(device.db, { format: 'jsonl', demoId: null, nowMs: T0 })
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]))
}

async function withDeal() {
  const device = aDevice()
  const deal = aDeal({ name: 'Renewal', account: 'Cancity', segment: 'Enterprise' })
  await device.db.deals.add(deal)
  await startDemo(device.db, device.now(), { dealId: deal.id, account: null, shareMode: 'none' })
  return { device, deal }
}

const DAY_MS = 86_400_000

describe('an export', () => {
  it.each<[ExportFormat, string]>([
    ['csv', 'notes-2026-03-05.csv'],
    ['jsonl', 'notes-2026-03-05.jsonl'],
    ['markdown', 'notes-2026-03-05.md'],
  ])('as %s is called %s and says how many notes it has', async (format, fileName) => {
    const device = aDevice()
    await device.capture('one')
    await device.capture('two')
    expect(await exportNotes(device.db, { format, demoId: null, nowMs: T0 + 3 * DAY_MS })).toMatchObject({
      fileName,
      notes: 2,
    })
  })

  it('of one demo is called by the day of that', async () => {
    const { device } = await withDeal()
    const [{ id: demoId } = {}] = await device.db.demos.toArray()
    const input = { format: 'csv' as const, demoId: demoId ?? null, nowMs: T0 + 3 * DAY_MS }
    expect((await exportNotes(device.db, input)).fileName).toBe('notes-2026-03-02.csv')
  })

  it('without a note is a file without a row', async () => {
    const { db } = aDevice()
    expect(await exportNotes(db, { format: 'jsonl', demoId: null, nowMs: T0 })).toMatchObject({ text: '', notes: 0 })
  })

  it('says beside a note what this computer knows of it, and nothing of money or owners', async () => {
    const { device } = await withDeal()
    const theme = aTheme({ title: 'Windows config' })
    await device.db.themes.add(theme)
    await device.capture('no registry', { themeId: theme.id })
    expect((await rowsOf(device))[0]).toMatchObject({
      ...{ text: 'no registry', account: 'Cancity', deal: 'Renewal', segment: 'Enterprise', outcome: 'open' },
      ...{ theme: 'Windows config', owner: null, amount: null, currency: null },
    })
  })

  it('names the customer that was typed where no deal was picked', async () => {
    const device = aDevice()
    await startDemo(device.db, device.now(), { dealId: null, account: 'Isdom', shareMode: 'none' })
    await device.capture('said')
    expect((await rowsOf(device))[0]).toMatchObject({ account: 'Isdom', deal: null })
  })

  it('names the customer of the note’s own deal, also when the team put it on another than its demo', async () => {
    const { device } = await withDeal()
    const other = aDeal({ name: 'Pilot', account: 'Isdom' })
    await device.db.deals.add(other)
    const id = await device.capture('said')
    await device.db.objections.update(id, { dealId: other.id })
    expect((await rowsOf(device))[0]).toMatchObject({ account: 'Isdom', deal: 'Pilot' })
  })

  it('stays whole when deal, theme and demo are no longer on this computer', async () => {
    const { device } = await withDeal()
    await device.capture('kept')
    await device.db.deals.clear()
    await device.db.demos.clear()
    expect((await rowsOf(device))[0]).toMatchObject({ text: 'kept', account: null, deal: null, theme: null })
  })

  it('is in the order in which things were said, over all demos', async () => {
    const device = aDevice()
    for (const text of ['a', 'b', 'c']) {
      await device.capture(text)
      await endDemo(device.db, device.now())
    }
    expect((await rowsOf(device)).map(({ text }) => text)).toEqual(['a', 'b', 'c'])
  })

  it('shows nothing of how notes are synced', async () => {
    const device = aDevice()
    await device.capture('said')
    expect(Object.keys((await rowsOf(device))[0] ?? {})).not.toContain('stamps')
  })
})
