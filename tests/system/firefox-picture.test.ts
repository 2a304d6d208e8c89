import { createHash } from 'node:crypto'
import type { Page } from 'puppeteer-core'
import { Endpoint } from '@/tests/browser/endpoint'
import { askBackground, cursorInLine, firefoxPanel, kept } from '@/tests/browser/firefox'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { clickInPanel, expect, openCleared, openPanel, test } from './firefox-fixtures'
import { ALT_P, press, type } from './keys'

test.use({ firefoxOf: 'picture' })

let endpoint: Endpoint
test.beforeAll(async () => {
  endpoint = await Endpoint.create()
})
test.afterAll(() => endpoint?.dispose())

const stateOf = async (page: Page) => (await askBackground(page, 'getState')) as ExtensionState
const noteOf = async (page: Page, text: string) => (await stateOf(page)).notes.find((note) => note.text === text)
const hashOf = (dataUrl: string) =>
  createHash('sha256')
    .update(Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'))
    .digest('hex')

async function allowPictures(page: Page, allowed: boolean): Promise<void> {
  await askBackground(page, 'setPictures', { allowed })
}

/** The address of the picture that the panel shows for the note in the line; undefined while there is none. */
async function shownPicture(page: Page): Promise<string | undefined> {
  const panel = await firefoxPanel(page)
  return panel?.evaluate(() => document.querySelector<HTMLImageElement>('.capture .picture img')?.src)
}

/** How far the picture's pixels lie from magenta, at most; a panel in it would be as far as white is. */
async function farthestFromMagenta(page: Page): Promise<number | undefined> {
  const panel = await firefoxPanel(page)
  return panel?.evaluate(async () => {
    const image = document.querySelector<HTMLImageElement>('.capture .picture img')
    if (!image) return undefined
    await image.decode()
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let farthest = 0
    for (let at = 0; at < pixels.length; at += 4)
      for (const [channel, wanted] of [255, 0, 255].entries())
        farthest = Math.max(farthest, Math.abs((pixels[at + channel] ?? 0) - wanted))
    return farthest
  })
}

async function paintMagenta(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.body.style.visibility = 'hidden'
    document.documentElement.style.background = 'rgb(255, 0, 255)'
  })
}

test('Firefox: a picture of the page, without the panel, is stored under its SHA-256 and sent with its note', async ({
  visit,
}) => {
  const page = await visit('form.html')
  await openCleared(page)
  const token = await endpoint.newToken()
  await askBackground(page, 'connect', { url: endpoint.url, token })
  await allowPictures(page, true)
  await paintMagenta(page)
  await type('the report is wrong')
  await press(ALT_P)
  await expect.poll(() => shownPicture(page), { timeout: 10_000 }).toMatch(/^data:image\/(webp|jpeg);/)
  expect(await farthestFromMagenta(page)).toBeLessThan(16)

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
