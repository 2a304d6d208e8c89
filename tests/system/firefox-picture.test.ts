import { createHash } from 'node:crypto'
import type { Page } from 'puppeteer-core'
import { askBackground, cursorInLine, firefoxPanel, kept } from '@/tests/browser/firefox'
import { farthestFromMagenta, turnMagenta } from '@/tests/browser/magenta'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { clickInPanel, expect, openCleared, openPanel, test } from './firefox-fixtures'
import { ALT_P, press, type } from './keys'

test.use({ firefoxOf: 'picture' })

const stateOf = async (page: Page) => (await askBackground(page, 'getState')) as ExtensionState
const noteOf = async (page: Page, text: string) => (await stateOf(page)).notes.find((note) => note.text === text)
const hashOf = (dataUrl: string) =>
  createHash('sha256')
    .update(Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'))
    .digest('hex')

async function allowPictures(page: Page, allowed: boolean): Promise<void> {
  await askBackground(page, 'setPictures', { allowed })
}

const PICTURE = '.capture .picture img'

/** The address of the picture that the panel shows for the note in the line; undefined while there is none. */
async function shownPicture(page: Page): Promise<string | undefined> {
  const panel = await firefoxPanel(page)
  return panel?.evaluate((picture) => document.querySelector<HTMLImageElement>(picture)?.src, PICTURE)
}

test('Firefox: a picture of the page, without the panel, is stored under its SHA-256 and sent with its note', async ({
  endpoint,
  visit,
}) => {
  const page = await visit('form.html')
  await openCleared(page)
  const token = await endpoint.newToken()
  await askBackground(page, 'connect', { url: endpoint.url, token })
  await allowPictures(page, true)
  await page.evaluate(turnMagenta)
  await type('the report is wrong')
  await press(ALT_P)
  await expect.poll(() => shownPicture(page), { timeout: 10_000 }).toMatch(/^data:image\/(webp|jpeg);/)
  const shown = await (await firefoxPanel(page))?.$(PICTURE)
  expect(await shown?.evaluate(farthestFromMagenta)).toBeLessThan(16)

  await clickInPanel(page, 'Remove the picture')
  await expect.poll(() => shownPicture(page)).toBeUndefined()
  // The next words go on in the line.
  await expect.poll(() => cursorInLine(page)).toBe(true)
  await clickInPanel(page, 'Take a picture of the page')
  await expect.poll(() => shownPicture(page)).toBeDefined()
  const sha256 = hashOf((await shownPicture(page)) ?? '')
  await openPanel(page)
  await press('Return')
  await expect.poll(() => noteOf(page, 'the report is wrong')).toMatchObject({ screenshot: sha256 })
  await expect
    .poll(() => endpoint.query<{ sha256: string }>("select encode(sha256, 'hex') sha256 from attachment"))
    .toEqual([{ sha256 }])
})

test('Firefox: the picture of a saved note is deleted when it is taken off the note', async ({ visit }) => {
  const page = await visit('form.html')
  await openCleared(page)
  await allowPictures(page, true)
  await page.evaluate(() => {
    document.body.style.background = 'rgb(0, 128, 0)'
  })
  await type('seen')
  await press(ALT_P, 'Return')
  await expect.poll(() => noteOf(page, 'seen')).toMatchObject({ screenshot: expect.any(String) })
  const sha256 = (await noteOf(page, 'seen'))?.screenshot
  expect((await kept(page)).attachments).toContainEqual(expect.objectContaining({ sha256 }))
  expect(await shownPicture(page)).toBeUndefined()

  await clickInPanel(page, 'Edit')
  await clickInPanel(page, 'Remove the picture')
  await press('Return')
  await expect.poll(() => noteOf(page, 'seen')).toMatchObject({ screenshot: null })
  expect((await kept(page)).attachments).not.toContainEqual(expect.objectContaining({ sha256 }))
})

test('Firefox: no key takes a picture before the reader has allowed it', async ({ visit }) => {
  const page = await visit('form.html')
  await openCleared(page)
  await allowPictures(page, false)
  await type('words')
  await press(ALT_P, 'Return')
  await expect.poll(() => noteOf(page, 'words')).toMatchObject({ screenshot: null })
})
