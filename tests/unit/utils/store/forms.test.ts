import { describe, expect, it } from 'vitest'
import { keptForms, saveForm } from '@/utils/store/forms'
import { deleteOwnData } from '@/utils/store/own-data'
import { aDevice, T0 } from './device'

const DAY = 24 * 60 * 60_000
const form = { who: 'Canc', steps: 'Dashboards\nAlerts', room: [{ name: 'Anna', speaker: 'champion' as const }] }

describe('what is typed into a form', () => {
  it('is there again, each form its own, until it is saved or thrown away', async () => {
    const { db } = aDevice()
    await saveForm(db, { key: 'start:none', form, nowMs: T0 })
    await saveForm(db, { key: 'edit:1', form: { line: 'no SSO' }, nowMs: T0 })
    expect(await keptForms(db, T0)).toEqual({ 'start:none': form, 'edit:1': { line: 'no SSO' } })
    await saveForm(db, { key: 'start:none', form: null, nowMs: T0 })
    expect(await keptForms(db, T0)).toEqual({ 'edit:1': { line: 'no SSO' } })
  })

  it('goes after two months, and with everything else that is deleted', async () => {
    const { db } = aDevice()
    await saveForm(db, { key: 'edit:1', form: { line: 'old' }, nowMs: T0 })
    await saveForm(db, { key: 'edit:2', form: { line: 'newer' }, nowMs: T0 + 30 * DAY })
    expect(await keptForms(db, T0 + 61 * DAY)).toEqual({ 'edit:2': { line: 'newer' } })
    expect(await db.meta.count()).toBe(1)
    await deleteOwnData(db, { alsoUnsent: true, nowMs: T0 })
    expect(await keptForms(db, T0)).toEqual({})
  })

  it('that is damaged keeps no panel from opening', async () => {
    const { db } = aDevice()
    await db.meta.put({ key: 'form:edit:1', value: { form: { line: 7 }, at: T0 } })
    expect(await keptForms(db, T0)).toEqual({})
  })
})
