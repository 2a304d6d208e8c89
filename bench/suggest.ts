import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { pick, seededRandom } from '@/server/sample/random'
import { type Extension, launchExtension } from '@/tests/browser/extension'
import { aTheme, putRows } from '@/tests/e2e/extension-fixtures'
import { wordsOf } from '@/utils/analysis/learn'
import { againstGoal, type Figure, p95 } from './figure'

const THEMES = 5_000
const WORDINGS = 12
const NOTES_TYPED = 40
const SHORTEST = 3

/** Notes typed key by key in the panel page, from the message to the background's answer, among 5,000 themes. */
export async function suggest(): Promise<Figure[]> {
  const notes = fixtureNotes()
  const extension = await launchExtension({ headless: true })
  try {
    const page = await extension.openPage('panel.html')
    await page.getByRole('textbox', { name: 'Note' }).waitFor()
    await putRows(extension, 'themes', madeUpThemes(notes))
    await stopBackground(extension, page)
    const first = await ask(page, ['win conf'])
    const keystrokes = notes.slice(0, NOTES_TYPED).flatMap((note) => beginningsOf(note))
    const typed = await ask(page, keystrokes)
    return [
      againstGoal('suggest', p95(typed), 'ms', 16),
      againstGoal('suggest, the first after the background was started', first[0] ?? Number.NaN, 'ms', 250),
      againstGoal('suggest, a line of 10,000 characters', p95(await ask(page, pastedPages(notes))), 'ms', 100),
    ]
  } finally {
    await extension.close()
  }
}

function fixtureNotes(): string[] {
  const file = join(import.meta.dirname, '../tests/fixtures/objections/objections-dev.tsv')
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  return rows.map((row) => row.split('\t')[1] ?? '')
}

/** Titles and wordings of the words of the notes: every word typed is in many themes, which is the slow case. */
function madeUpThemes(notes: readonly string[]): object[] {
  const random = seededRandom(5_000)
  const words = [...new Set(notes.flatMap(wordsOf))]
  const some = (count: number) => Array.from({ length: count }, () => pick(random, words))
  return Array.from({ length: THEMES }, (_, i) => ({
    ...aTheme(`${some(2 + (i % 4)).join(' ')} ${i}`, { wordings: some(WORDINGS) }),
  }))
}

const beginningsOf = (note: string) =>
  Array.from({ length: Math.max(0, note.length - SHORTEST + 1) }, (_, i) => note.slice(0, SHORTEST + i))

const pastedPages = (notes: readonly string[]) =>
  Array.from({ length: 10 }, (_, i) => `${i} ${notes.join(' ')}`.slice(0, 10_000))

async function stopBackground(extension: Extension, page: Page): Promise<void> {
  const session = await extension.context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await session.detach()
}

/** How long each question took, asked as the panel asks it. */
function ask(page: Page, texts: readonly string[]): Promise<number[]> {
  return page.evaluate(async (all) => {
    const took: number[] = []
    for (const text of all) {
      const began = performance.now()
      await chrome.runtime.sendMessage({ id: 1, type: 'suggestThemes', data: { text }, timestamp: Date.now() })
      took.push(performance.now() - began)
    }
    return took
  }, texts)
}
