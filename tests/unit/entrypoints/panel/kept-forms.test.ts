import { describe, expect, it } from 'vitest'
import { KeptForms } from '@/entrypoints/panel/kept-forms'
import type { FormsTold } from '@/utils/messages/extension-state'
import { newId, objectionId } from '@/utils/model/ids'

const KEY = `edit:${newId(objectionId)}` as const

/** Two panels, and the background between them as it tells each of the other. */
function twoPanels() {
  const panels: KeptForms[] = []
  const tell = (told: FormsTold) => {
    for (const each of panels) each.hear(told)
  }
  const send: ConstructorParameters<typeof KeptForms>[1] = async ({ key, form, by }) =>
    tell({ forms: { [key]: form }, by })
  const [one, other] = [new KeptForms({}, send), new KeptForms({}, send)]
  panels.push(one, other)
  return { one, other }
}

describe('a form that is open in two panels', () => {
  it('shows in one what is typed in the other, and goes on from there', () => {
    const { one, other } = twoPanels()
    one.keep(KEY, { line: 'half' })
    expect(other.get(KEY)).toEqual({ line: 'half' })
    let drawn = 0
    other.subscribe(() => drawn++)
    one.keep(KEY, { line: 'half a word' })
    expect([other.get(KEY), drawn]).toEqual([{ line: 'half a word' }, 1])
  })

  it('is over in both once it is saved in one', async () => {
    const { one, other } = twoPanels()
    one.keep(KEY, { line: 'half' })
    // The key press has arrived.
    await new Promise(setImmediate)
    other.keep(KEY, null)
    expect(one.get(KEY)).toBeUndefined()
  })
})

describe('a panel that was away', () => {
  it('forgets what was saved meanwhile, and shows what was typed', () => {
    const name = `name:${newId(objectionId)}` as const
    const forms = new KeptForms({ [KEY]: { line: 'old' } })
    forms.hear({ forms: { [name]: { line: 'new' } }, by: null })
    expect([forms.get(KEY), forms.get(name)]).toEqual([undefined, { line: 'new' }])
  })

  it('loses no key press that is on its way', async () => {
    const kept = Promise.withResolvers<void>()
    const forms = new KeptForms({}, () => kept.promise)
    forms.keep(KEY, { line: 'ab' })
    forms.hear({ forms: { [KEY]: { line: 'a' } }, by: null })
    expect(forms.get(KEY)).toEqual({ line: 'ab' })
    kept.resolve()
    await kept.promise
  })
})
