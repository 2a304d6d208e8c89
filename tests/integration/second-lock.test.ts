import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inWorkspace } from '@/server/db/in-workspace'
import { APPEND_ONLY_TABLES, TENANT_TABLES } from '@/server/db/tables'
import type { WorkspaceId } from '@/utils/model/ids'
import { anEdit, anObjectionMutation } from '../simulation/sync-builders'
import { aPicture, bring } from './attachments'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, type TestMember } from './endpoint'

let endpoint: Endpoint
let ours: TestMember
let theirs: TestMember
beforeAll(async () => {
  endpoint = openEndpoint()
  ours = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) })
  theirs = await aMember(endpoint, { workspaceId: await aWorkspace(endpoint) })
  for (const member of [ours, theirs]) {
    const [device, sent] = [new TestDevice(endpoint, member), anObjectionMutation()]
    await device.push([sent, anEdit({ entityId: sent.entityId, fields: { text: 'changed' } })])
    await bring(device, aPicture())
  }
})
afterAll(() => endpoint.close())

/** Every workspace id that a table shows without any condition of the application's. */
async function workspacesSeen(as: WorkspaceId, table: string): Promise<string[]> {
  const { rows } = await inWorkspace(endpoint.db, as, (tx) =>
    sql<{ workspaceId: string }>`select distinct workspace_id from ${sql.table(table)}`.execute(tx),
  )
  return rows.map(({ workspaceId }) => workspaceId)
}

describe('the second lock', () => {
  it.each(['workspace_seq', 'member', 'device', 'sign_in_link', 'objection', 'history', 'mutation', 'attachment'])(
    'shows only own rows of %s to a query without a condition',
    async (table) => {
      expect(await workspacesSeen(ours.workspaceId, table)).toEqual([ours.workspaceId])
    },
  )

  it('holds on every tenant table', async () => {
    const { rows } = await sql<{ relname: string }>`select relname from pg_class
      where relrowsecurity and relforcerowsecurity and relkind in ('r', 'p')`.execute(endpoint.db)
    expect(rows.map(({ relname }) => relname)).toEqual(expect.arrayContaining([...TENANT_TABLES]))
  })

  it('writes nothing into another workspace', async () => {
    const change = inWorkspace(endpoint.db, ours.workspaceId, (tx) =>
      tx
        .updateTable('objection')
        .set({ text: 'stolen' })
        .where('workspaceId', '=', theirs.workspaceId)
        .returningAll()
        .execute(),
    )
    expect(await change).toEqual([])
    const foreign = inWorkspace(endpoint.db, ours.workspaceId, (tx) =>
      tx.insertInto('workspaceSeq').values({ workspaceId: theirs.workspaceId }).execute(),
    )
    await expect(foreign).rejects.toThrow(/row-level security/)
  })

  it('shows of the workspaces only the own one', async () => {
    const seen = await inWorkspace(endpoint.db, ours.workspaceId, (tx) =>
      tx.selectFrom('workspace').select('id').execute(),
    )
    expect(seen).toEqual([{ id: ours.workspaceId }])
  })

  it('hides people, who belong to no workspace', async () => {
    const read = inWorkspace(endpoint.db, ours.workspaceId, (tx) => tx.selectFrom('person').selectAll().execute())
    await expect(read).rejects.toThrow(/permission denied/)
  })

  it.each(APPEND_ONLY_TABLES)('lets nobody change or delete what stands in %s', async (table) => {
    const run = (statement: string) =>
      inWorkspace(endpoint.db, ours.workspaceId, (tx) => sql.raw(statement).execute(tx))
    await expect(run(`delete from ${table}`)).rejects.toThrow(/permission denied/)
    await expect(run(`update ${table} set workspace_id = workspace_id`)).rejects.toThrow(/permission denied/)
  })

  it('takes nothing but a UUID for a workspace', async () => {
    const injected = "x'; reset role; --" as WorkspaceId
    expect(() => inWorkspace(endpoint.db, injected, async () => 1)).toThrow()
  })

  it('ends with the transaction', async () => {
    await inWorkspace(endpoint.db, ours.workspaceId, async () => 1)
    const { rows } = await sql<{
      name: string
    }>`select coalesce(current_setting('pushback.workspace_id', true), '') as name`.execute(endpoint.db)
    expect(rows).toEqual([{ name: '' }])
  })
})

describe('a token of one workspace', () => {
  it('finds nothing in another', async () => {
    const swapped = ours.token.replace(ours.workspaceId, theirs.workspaceId)
    const response = await new TestDevice(endpoint, { ...ours, token: swapped }).request('/api/sync/hello')
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ code: 'unknown_token' })
  })
})
