import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type Extension, launchExtension } from '@/tests/browser/extension'
import { typeAccess } from '@/tests/browser/team'
import { PROTOCOL } from '@/utils/model/sync-protocol'
import { expect, putRows, test } from './extension-fixtures'
import { launchUnreadable } from './unreadable-database'

const lineOf = (panel: Page) => panel.getByRole('textbox', { name: 'Note' })
const textsIn = async (extension: Extension) =>
  (await extension.rows<{ text: string }>('objections')).map(({ text }) => text).sort()

async function capture(panel: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await lineOf(panel).fill(text)
    await lineOf(panel).press('Enter')
    await expect(panel.getByRole('list', { name: 'Notes in this demo' })).toContainText(text)
  }
}

async function saveBackup(options: Page, path: string): Promise<void> {
  const downloading = options.waitForEvent('download')
  await options.getByRole('button', { name: 'Save a backup' }).click()
  await (await downloading).saveAs(path)
}

async function restore(options: Page, path: string): Promise<void> {
  await options.getByLabel('Restore a backup…').setInputFiles(path)
}

test('a backup restored on a clean profile brings the same notes, and twice no double', async ({
  extension,
  panel,
}, info) => {
  await capture(panel, 'first', '=second ö 主婦')
  const options = await extension.openPage('options.html')
  const file = info.outputPath('backup.json')
  await saveBackup(options, file)
  expect(await readFile(file, 'utf8')).not.toMatch(/pb_|token/)
  const clean = await launchExtension({ headless: true })
  const there = await clean.openPage('options.html')
  await restore(there, file)
  await expect(there.getByText('Restored. Notes in the file: 2, new here: 2.')).toBeVisible()
  await restore(there, file)
  await expect(there.getByText('new here: 0.')).toBeVisible()
  expect(await clean.rows('objections')).toEqual(await extension.rows('objections'))
  await clean.close()
})

test('a restore that takes a while says so, and no second one begins meanwhile', async ({ extension, panel }, info) => {
  await capture(panel, 'first')
  const options = await extension.openPage('options.html')
  const file = info.outputPath('backup.json')
  await saveBackup(options, file)
  await options.evaluate(() => {
    const { runtime } = chrome
    const send = runtime.sendMessage.bind(runtime) as (...sent: unknown[]) => Promise<unknown>
    const held = new Promise((resolve) => addEventListener('let-go', resolve, { once: true }))
    Object.assign(runtime, {
      sendMessage: async (...sent: [{ type?: string }]) => {
        if (sent[0].type === 'restoreBackup') await held
        return send(...sent)
      },
    })
  })
  await restore(options, file)
  await expect(options.getByRole('status').filter({ hasText: 'Restoring …' })).toBeVisible()
  await expect(options.getByLabel('Restore a backup…')).toBeDisabled()
  await options.evaluate(() => dispatchEvent(new Event('let-go')))
  await expect(options.getByText('Nothing is there twice.')).toBeVisible()
  await expect(options.getByLabel('Restore a backup…')).toBeEnabled()
})

test('files that are no backup are refused in plain words, a huge one without being read', async ({
  extension,
  panel,
}, info) => {
  await capture(panel, 'mine')
  const options = await extension.openPage('options.html')
  const file = info.outputPath('bad.json')
  for (const [content, text] of [
    ['<!doctype html>', 'This file is not a backup of Pushback.'],
    ['{"product":"pushback","kind":"backup","objections":[', 'cut off or damaged'],
    [`{"__proto__":{"x":1}}`, 'a field that none of ours has'],
    [Buffer.alloc(100 * 1024 * 1024, 'x'), 'larger than any backup'],
  ] as const) {
    await writeFile(file, content)
    await restore(options, file)
    await expect(options.getByRole('alert')).toContainText(text)
  }
  expect(await textsIn(extension)).toEqual(['mine'])
})

test('deleting asks, and once more for what was never sent; then nothing is left', async ({ extension, panel }) => {
  await capture(panel, 'never sent')
  const options = await extension.openPage('options.html')
  await options.getByRole('button', { name: 'Delete everything here…' }).click()
  const question = options.getByRole('alertdialog')
  await expect(question).toContainText('Delete all 1 notes')
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  expect((await new AxeBuilder({ page: options }).analyze()).violations).toEqual([])
  await question.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(question).toContainText('Never sent: 1. They exist nowhere else.')
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  expect(await textsIn(extension)).toEqual(['never sent'])
  await question.getByRole('button', { name: 'Delete, also what was never sent' }).click()
  await expect(options.getByText('This browser keeps nothing any more.')).toBeVisible()
  for (const table of ['objections', 'demos', 'outbox', 'drafts']) expect(await extension.rows(table)).toEqual([])
  await expect(panel.getByText('No demo yet')).toBeVisible()
})

test('disconnecting says what was never sent, ends the demo and keeps the notes', async ({ extension, panel }) => {
  const endpoint = await deafEndpoint()
  const options = await extension.openPage('options.html')
  await typeAccess(options, endpoint.url, 'pb_x')
  await options.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(options.getByText('Connected to Acme as Sam')).toBeVisible()
  await capture(panel, 'waits for the server')
  await options.getByRole('button', { name: 'Disconnect' }).click()
  await expect(options.getByText('Notes that were never sent: 1.')).toBeVisible()
  await options.getByRole('button', { name: 'Cancel' }).click()
  await expect(options.getByText('Connected to Acme as Sam')).toBeVisible()
  await options.getByRole('button', { name: 'Disconnect' }).click()
  await options.getByRole('button', { name: 'Disconnect, keep the notes here' }).click()
  await expect(options.getByRole('button', { name: 'Connect', exact: true })).toBeVisible()
  expect(await textsIn(extension)).toEqual(['waits for the server'])
  expect(await extension.rows('demos')).toMatchObject([{ endedAt: expect.any(String) }])
  await endpoint.close()
})

test('a database that cannot be read is told in panel and settings, saved as far as possible, and begun afresh', async ({}, info) => {
  const extension = await launchUnreadable(info.outputPath('profile'))
  const panel = await extension.openPage('panel.html')
  await expect(panel.getByRole('alert')).toContainText('cannot be opened')
  const options = await extension.openPage('options.html')
  await expect(options.getByRole('heading', { name: 'The notes in this browser cannot be opened' })).toBeVisible()
  expect((await new AxeBuilder({ page: options }).analyze()).violations).toEqual([])
  const downloading = options.waitForEvent('download')
  await options.getByRole('button', { name: 'Save what can be read' }).click()
  const file = info.outputPath('rescue.json')
  await (await downloading).saveAs(file)
  await options.getByRole('button', { name: 'Start afresh…' }).click()
  await options.getByRole('button', { name: 'Delete it and start afresh' }).click()
  await expect(options.getByRole('heading', { name: 'Backup' })).toBeVisible()
  await restore(options, file)
  await expect(options.getByText('new here: 1.')).toBeVisible()
  expect(await textsIn(extension)).toEqual(['worth saving'])
  // The panel that stood open goes on by itself.
  await capture(panel, 'and on')
  await extension.close()
})

test('a damaged note is told in a line, and what waits to be sent of it stands in its place', async ({
  extension,
  panel,
}) => {
  await capture(panel, 'damaged later', 'well')
  const notes = await extension.rows<{ id: string; text: string; demoId: string }>('objections')
  const { id, demoId } = notes.find(({ text }) => text === 'damaged later') ?? {}
  await putRows(extension, 'objections', [{ id, demoId, text: 7 }])
  await panel.reload()
  await expect(panel.getByText('1 entry on this computer was damaged')).toBeVisible()
  await capture(panel, 'and on')
  await expect(panel.getByRole('list', { name: 'Notes in this demo' }).getByRole('listitem')).toHaveText([
    /and on/,
    /well/,
    /damaged later/,
  ])
})

test('a damaged demo stops no panel; what is left of it is kept in the settings, until it may go', async ({
  extension,
  panel,
}, info) => {
  await capture(panel, 'said before')
  const [demo] = await extension.rows<{ id: string }>('demos')
  await putRows(extension, 'demos', [{ id: demo?.id, account: 'Cancity', steps: 7, endedAt: null, deletedAt: null }])
  await panel.reload()
  await expect(panel.getByText('1 entry on this computer was damaged')).toBeVisible()
  await capture(panel, 'said after')
  await expect(panel.getByRole('list', { name: 'Notes in this demo' })).toContainText('said before')
  const options = await extension.openPage('options.html')
  const section = options.getByRole('region', { name: 'Damaged entries' })
  await expect(section.getByRole('listitem')).toHaveText(['CancityDemo'])
  const downloading = options.waitForEvent('download')
  await section.getByRole('button', { name: 'Save what is left' }).click()
  const file = info.outputPath('damaged.json')
  await (await downloading).saveAs(file)
  expect(JSON.parse(await readFile(file, 'utf8')).damaged).toMatchObject([{ row: { account: 'Cancity', steps: 7 } }])
  await section.getByRole('button', { name: 'Remove from the list…' }).click()
  await section.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(section).toHaveCount(0)
  await expect(panel.getByText('on this computer was damaged')).toHaveCount(0)
})

/** Knows the token, and then takes nothing. */
async function deafEndpoint(): Promise<{ url: string; close(): Promise<void> }> {
  const ids = { workspaceId: '01900000-0000-7000-8000-000000000001', memberId: '01900000-0000-7000-8000-000000000002' }
  const hello = { product: 'pushback', protocol: PROTOCOL, workspace: 'Acme', member: 'Sam', ...ids }
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', 'authorization, content-type, content-encoding')
    if (request.method === 'OPTIONS') return void response.end()
    const known = request.url?.startsWith('/api/sync/hello')
    response.writeHead(known ? 200 : 503, { 'content-type': 'application/json' })
    response.end(known ? JSON.stringify(hello) : '{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return { url, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

test('a database that the browser threw away is told until it is seen, and a backup brings it back', async ({}, info) => {
  const profile = info.outputPath('profile')
  const first = await launchExtension({ headless: true, profile })
  const panel = await first.openPage('panel.html')
  await capture(panel, 'saved before')
  const file = info.outputPath('backup.json')
  await saveBackup(await first.openPage('options.html'), file)
  await first.close()
  await damageFiles(join(profile, 'Default/IndexedDB', `chrome-extension_${first.id}_0.indexeddb.leveldb`))
  const again = await launchExtension({ headless: true, profile })
  const after = await again.openPage('panel.html')
  await expect(after.getByText('What was saved here is gone')).toBeVisible()
  await capture(after, 'new one')
  const options = await again.openPage('options.html')
  await expect(options.getByRole('heading', { name: 'The browser has lost what was saved here' })).toBeVisible()
  await restore(options, file)
  await expect(options.getByText('new here: 1.')).toBeVisible()
  await expect(options.getByRole('heading', { name: 'The browser has lost what was saved here' })).toBeHidden()
  await expect(after.getByText('What was saved here is gone')).toBeHidden()
  expect(await textsIn(again)).toEqual(['new one', 'saved before'])
  await again.close()
})

/** Every file of the database filled with the same letter, as a failing disk may leave it. */
async function damageFiles(dir: string): Promise<void> {
  for (const name of await readdir(dir))
    if (/^(?:MANIFEST|CURRENT)|\.(?:log|ldb)$/.test(name)) await writeFile(join(dir, name), 'B'.repeat(500))
}
