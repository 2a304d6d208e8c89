import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Endpoint } from '@/tests/browser/endpoint'
import { launchExtension } from '@/tests/browser/extension'
import { browserProcess } from '@/tests/browser/process'
import { pair } from '@/tests/browser/team'
import { newId, objectionId } from '@/utils/model/ids'

const KILLS = 30
/** More than any of the browser's lives has time for. */
const NOTES = 400

/** Saves one note after the other until the browser dies, and says of each that it was acknowledged. */
async function saveAll(drafts: { id: string; line: string; picks: object }[]): Promise<void> {
  const { acknowledged } = globalThis as unknown as { acknowledged(line: string): Promise<void> }
  for (const [id, draft] of drafts.entries()) {
    const data = { draft, windowId: null, demoId: null, debriefOf: null }
    const answer = await chrome.runtime.sendMessage({ id, type: 'captureNote', data, timestamp: Date.now() })
    if (answer?.res?.ok) await acknowledged(draft.line)
  }
}

test(`a browser killed ${KILLS} times in the middle of saving has every note that it called saved, and the team each once`, async () => {
  test.setTimeout(600_000)
  const endpoint = await Endpoint.create()
  const profile = await mkdtemp(join(tmpdir(), 'pushback-killed-'))
  const acknowledged: string[] = []
  let laptop = await launchExtension({ headless: true, profile })
  try {
    await pair(laptop, endpoint)
    for (let kill = 1; kill <= KILLS; kill++) {
      const page = await laptop.openPage('panel.html')
      await page.exposeFunction('acknowledged', (line: string) => void acknowledged.push(line))
      const pid = await browserProcess(laptop.context)
      const drafts = Array.from({ length: NOTES }, (_, at) => ({
        ...{ id: newId(objectionId), picks: {} },
        line: `life ${kill}, note ${at}.`,
      }))
      const before = acknowledged.length
      page.evaluate(saveAll, drafts).catch(() => undefined)
      // Every other life ends around its first note, the rest some notes later.
      if (kill % 2 === 0) await expect.poll(() => acknowledged.length).toBeGreaterThan(before)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 400))
      process.kill(pid, 'SIGKILL')
      await laptop.context.waitForEvent('close')
      laptop = await launchExtension({ headless: true, profile })
      const texts = (await laptop.rows<{ text: string }>('objections')).map(({ text }) => text)
      expect(texts).toEqual(expect.arrayContaining(acknowledged))
      expect(new Set(texts).size).toBe(texts.length)
      expect(acknowledged.length, 'the browser is killed while it saves, not after').toBeLessThan(before + NOTES)
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS / 2)
    const kept = (await laptop.rows<{ text: string }>('objections')).map(({ text }) => text).sort()
    await laptop.openPage('panel.html')
    const arrived = async () =>
      (await endpoint.query<{ text: string }>('select text from objection')).map(({ text }) => text).sort()
    await expect.poll(arrived, { timeout: 60_000 }).toEqual(kept)
    console.log(
      `${KILLS} kills: ${acknowledged.length} acknowledged, ${kept.length} kept, ${(await arrived()).length} arrived`,
    )
  } finally {
    await laptop.close()
    await endpoint.dispose()
    await rm(profile, { recursive: true, force: true })
  }
})
