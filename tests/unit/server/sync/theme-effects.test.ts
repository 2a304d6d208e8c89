import { beforeEach, describe, expect, it } from 'vitest'
import { push } from '@/server/sync/push'
import { type ServerMutation, writeAsServer } from '@/server/sync/server-mutations'
import type { Mutation } from '@/utils/model/sync-protocol'
import { MemorySyncStore } from '../../../simulation/memory-sync-store'
import { anAccount, anEdit, anId, anObjectionMutation, aSender, aTheme, NOW } from '../../../simulation/sync-builders'

const sender = aSender()
const DAY = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString()

let store: MemorySyncStore
let stampMs = NOW
beforeEach(() => {
  store = new MemorySyncStore()
  stampMs = NOW
})

const write = (...mutations: ServerMutation[]) =>
  writeAsServer(store, { workspaceId: sender.workspaceId, by: null, mutations, now: NOW })
const send = (...mutations: Mutation[]) => push(store, { ...sender, mutations, now: NOW + 10 })
const themeNow = async (id: string) => (await store.load('theme', [id]))[0]?.fields

async function addTheme(fields: Record<string, unknown> = {}): Promise<string> {
  const theme = aTheme({ fields: { title: 'Windows config', ...fields } })
  await write(theme)
  return theme.entityId
}

const aNote = (themeId: string, fields: Record<string, unknown> = {}) =>
  anObjectionMutation({ fields: { themeId, themeBy: sender.memberId, ...fields }, stamp: [stampMs++, 0] })

describe('a theme learns', () => {
  it('the words of a note that its engineer put to it', async () => {
    const id = await addTheme()
    await send(aNote(id, { text: "GPO files don't apply" }))
    expect((await themeNow(id))?.wordings).toEqual(['apply', 'files', 'gpo'])
  })

  it('the words of notes that were put to it in the dashboard or by an import', async () => {
    const id = await addTheme()
    const note = anObjectionMutation({ fields: { text: 'group policy ignored' } })
    await send(note)
    await write({ ...note, fields: { themeId: id, themeBy: sender.memberId } })
    await write({
      ...{ entity: 'objection', entityId: anId.objection() },
      fields: { themeId: id, themeBy: 'import', text: 'registry' },
    })
    expect((await themeNow(id))?.wordings).toEqual(['registry', 'group', 'ignored', 'policy'])
  })

  it('the words that a note gets later', async () => {
    const id = await addTheme()
    const mark = aNote(id, { text: '' })
    await send(mark)
    await send(anEdit({ entityId: mark.entityId, fields: { text: 'gpo' }, stamp: [NOW + 5, 0] }))
    expect((await themeNow(id))?.wordings).toEqual(['gpo'])
  })

  it('no customer, no competitor, nothing of the customer’s own words', async () => {
    const id = await addTheme()
    await write(anAccount({ fields: { name: 'Cancity' } }))
    const demo = anEdit({ entity: 'demo', entityId: anId.objection(), fields: { account: 'Öresund Bank' } })
    await send(demo)
    const text = 'Cancity and oresund left Velnox for gpo'
    await send(aNote(id, { text, quote: 'we hate your logo', competitor: 'Velnox', demoId: demo.entityId }))
    expect((await themeNow(id))?.wordings).toEqual(['gpo', 'left'])
  })

  it('nothing from the machine’s own guess, nor from a withdrawn note', async () => {
    const id = await addTheme()
    await send(aNote(id, { themeBy: 'rule' }), aNote(id, { deletedAt: iso(NOW) }))
    expect((await themeNow(id))?.wordings).toEqual([])
  })

  it('once, however often the note arrives', async () => {
    const id = await addTheme()
    const note = aNote(id, { text: 'gpo' })
    await send(note)
    const before = await store.load('theme', [id])
    await send(note)
    expect(await store.load('theme', [id])).toEqual(before)
  })
})

describe('a theme that has shipped', () => {
  const SHIPPED = { status: 'shipped', shippedAt: iso(NOW - DAY), shippedVersion: '4.2' }

  it('is open again when somebody raises it after all, and says why', async () => {
    const id = await addTheme(SHIPPED)
    await send(aNote(id, { raisedAt: iso(NOW) }))
    expect(await themeNow(id)).toMatchObject({
      status: 'triaged',
      statusReason: 'Raised again after 4.2 shipped',
      statusAt: iso(NOW + 10),
      shippedAt: SHIPPED.shippedAt,
    })
    expect([...store.history.values()]).toContainEqual(expect.objectContaining({ field: 'status', old: 'shipped' }))
  })

  it.each([
    ['it was settled with what colleagues say', { handled: 'yes' }],
    ['it was raised before', { raisedAt: iso(NOW - 2 * DAY) }],
    ['it was praised', { kind: 'praise' }],
    ['the machine put it there', { themeBy: 'rule' }],
  ])('stays so when %s', async (_, fields) => {
    const id = await addTheme(SHIPPED)
    await send(aNote(id, { raisedAt: iso(NOW), ...fields }))
    expect((await themeNow(id))?.status).toBe('shipped')
  })

  it('stays so when notes are imported or sorted in the dashboard', async () => {
    const id = await addTheme(SHIPPED)
    await write({
      ...{ entity: 'objection', entityId: anId.objection() },
      fields: { themeId: id, themeBy: 'import', source: 'import', raisedAt: iso(NOW) },
    })
    expect((await themeNow(id))?.status).toBe('shipped')
  })

  it('opens once, whatever comes twice or in another order', async () => {
    const id = await addTheme(SHIPPED)
    const [first, second] = [aNote(id), aNote(id)]
    await send(second)
    await write({ entity: 'theme', entityId: id, fields: { status: 'shipped', shippedAt: iso(NOW + DAY) } })
    await send(first, second)
    await send(second, first)
    expect((await themeNow(id))?.status).toBe('shipped')
  })

  it('is not opened by a note whose words are changed later', async () => {
    const id = await addTheme(SHIPPED)
    const note = aNote(id)
    await send(note)
    await write({ entity: 'theme', entityId: id, fields: { status: 'shipped' } })
    await send(anEdit({ entityId: note.entityId, fields: { text: 'still there' }, stamp: [NOW + 5, 0] }))
    expect((await themeNow(id))?.status).toBe('shipped')
  })
})
