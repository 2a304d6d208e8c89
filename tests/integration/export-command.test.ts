import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readCsv } from '@/server/import/csv-file'
import { exportPage } from '@/utils/model/export'
import { anObjectionMutation, aTheme, NOW } from '../simulation/sync-builders'
import { dashboardOf } from './as-member'
import { aMember, aWorkspace, type Endpoint, openEndpoint, TestDevice, write } from './endpoint'
import { run } from './program'

let endpoint: Endpoint
let slug: string
let manager: ReturnType<typeof dashboardOf>
beforeAll(async () => {
  endpoint = openEndpoint()
  const workspaceId = await aWorkspace(endpoint)
  const workspace = endpoint.db.selectFrom('workspace').select('slug').where('id', '=', workspaceId)
  slug = (await workspace.executeTakeFirstOrThrow()).slug
  const theme = aTheme({ fields: { title: 'Windows config' } })
  await write(endpoint, workspaceId, [theme])
  const device = new TestDevice(endpoint, await aMember(endpoint, { workspaceId }))
  await device.push([
    anObjectionMutation({ stamp: [NOW, 1], fields: { text: 'a', severity: 'blocker', themeId: theme.entityId } }),
    anObjectionMutation({ stamp: [NOW, 2], fields: { text: 'b', severity: 'pain', themeId: theme.entityId } }),
    anObjectionMutation({ stamp: [NOW, 3], fields: { text: 'c', severity: 'nice' } }),
  ])
  manager = dashboardOf(endpoint, await aMember(endpoint, { workspaceId, role: 'manager' }))
})
afterAll(() => endpoint.close())

const command = (...args: string[]) =>
  run(['export', 'objections', '--workspace', slug, ...args], { DATABASE_URL: inject('databaseUrl') }).ended

const textsOf = (csv: string) =>
  readCsv(new TextEncoder().encode(csv))
    .rows.map(({ cells }) => cells.get('text'))
    .sort()

describe('pushback export objections', () => {
  it.each([
    [
      ['--severity', 'blocker', '--severity', 'pain'],
      ['a', 'b'],
    ],
    [['--theme', 'windows CONFIG', '--severity', 'pain'], ['b']],
    [['--theme', 'none'], ['c']],
    [['--from', '2030-01-01'], []],
    [[], ['a', 'b', 'c']],
  ])('holds what the filter says: %j', async (options, texts) => {
    const { code, stdout } = await command(...options)
    expect([code, textsOf(stdout)]).toEqual([0, texts])
  })

  it('has the columns that were chosen, and says of itself what it is', async () => {
    const { stdout } = await command('--columns', 'severity,text', '--severity', 'nice', '--about')
    expect(stdout.split('\r\n').slice(-3)).toEqual(['severity,text', 'nice,c', ''])
    expect(stdout).toContain('# By,The command line\r\n# Filter,Severity: Nice\r\n')
    const [newest] = (await manager.get(exportPage, '/api/exports')).rows
    expect(newest).toMatchObject({ by: null, state: 'finished', written: 1, filter: { severity: ['nice'] } })
  })

  it.each([
    [['--severity', 'huge'], /--severity huge: possible are blocker, pain, nice, unknown/],
    [['--columns', 'txet'], /--columns txet: possible are id, workspace_id/],
    [['--from', 'monday'], /--from monday: must be a day such as 2026-07-01/],
    [['--theme', 'Linux'], /--theme Linux: there is no theme of this title; possible are "Windows config"/],
  ])('says what is possible, and ends as wrong usage: %j', async (options, message) => {
    const { code, stdout, stderr } = await command(...options)
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)])
  })
})
