import { afterAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { inputs } from '@/entrypoints/background/inputs'
import { demo, objection } from '@/utils/model/records'
import { checked } from '@/utils/store/checked'
import { FaultyInputError } from '@/utils/store/errors'
import { t } from '@/utils/store/fault-strings'
import { LANGUAGES } from '@/utils/strings/languages'

function faultOf(schema: z.ZodType, input: unknown): FaultyInputError {
  try {
    checked(schema, input)
  } catch (error) {
    if (error instanceof FaultyInputError) return error
    throw error
  }
  throw new Error('It was taken.')
}

const ID = '0190c2a4-7d6e-7000-8000-000000000001'
const x = (length: number) => 'x'.repeat(length)
const plan = { dealId: null, account: null, shareMode: 'none' }
const withPick = (area: string) => ({ draft: { id: ID, line: '', picks: { area } }, windowId: null })

describe('what does not fit into its field', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['a customer’s name', inputs.startDemo, { ...plan, account: x(501), ends: null }, 'Der Name hat 501 Zeichen'],
    ['a name of nothing', inputs.nameDemo, { ...plan, account: ' ' }, 'Der Name ist leer'],
    ['an area of the note’s editor', inputs.editNote, { id: ID, fields: { area: x(501) } }, 'Der Bereich hat 501'],
    ['an area that was picked', inputs.captureNote, withPick(x(600)), 'Der Bereich hat 600'],
    ['a quotation', objection.partial(), { quote: x(10_001) }, 'Das Zitat hat 10.001 Zeichen; 10.000 passen'],
    ['an address', inputs.connect, { url: x(2_001), token: '' }, 'Die Adresse hat 2.001 Zeichen; 2.000 passen'],
    ['a token', inputs.testConnection, { url: '', token: x(2_001) }, 'Das Token hat 2.001'],
    ['a search', inputs.findDeals, { query: x(2_001) }, 'Die Suche hat 2.001'],
    ['too many notes', inputs.moveNotes, { ids: Array(1_001).fill(ID), to: plan }, 'Das sind 1.001 Notizen'],
  ])('such as %s is told with its count, and what to do', async (_, schema, input, text) => {
    await t.speak('de')
    expect(faultOf(schema, input).text()).toContain(text)
    expect(faultOf(schema, input).text()).toMatch(/(Kürze|Kopiere|Tippe|Verschiebe) /)
  })

  it('is counted as it would be stored', () => {
    expect(faultOf(objection.partial(), { area: 'u\u0308'.repeat(501) }).values).toEqual({ length: 501, limit: 500 })
  })
})

/** How the schemas' library words its faults. */
const ENGLISH = /invalid|expected|too (big|small)|received|must|option/i
const GARBAGE = [undefined, 7, 'x', [], {}, { id: 1, draft: 1, fields: { text: 1 }, to: 1, ids: [1], seq: 'x' }]

describe.each(LANGUAGES)('in %s', (language) => {
  afterAll(() => t.speak('en'))

  it.each(Object.entries(inputs))(
    'nothing that is wrong with message %s is told in the library’s words',
    async (_, schema) => {
      await t.speak(language)
      for (const input of GARBAGE.filter((each) => !schema.safeParse(each).success)) {
        const fault = faultOf(schema, input)
        expect(fault.says).toBe('fault.unusable')
        expect(fault.text()).not.toMatch(ENGLISH)
      }
    },
  )

  it.each([
    [objection.partial(), { severity: 'bad' }],
    [objection.partial(), { themeId: '1' }],
    [demo.partial(), { crmUrl: 'javascript:alert(1)' }],
    [demo.partial(), { room: [{ name: '', speaker: 'buyer' }] }],
  ])('nor with a field of a record: %#', async (schema, fields) => {
    await t.speak(language)
    expect(faultOf(schema, fields).text()).not.toMatch(ENGLISH)
    expect(faultOf(schema, fields).text()).toContain(Object.keys(fields)[0])
  })
})
