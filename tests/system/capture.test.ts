import { expect, test } from './fixtures'
import { CHORD, press, type } from './keys'

/** Of the chord itself the page may see the modifiers and its letter, and their release. */
const chordOnly = (seen: string[]) =>
  seen.filter((entry) => !/^key(down|up) (Alt|Shift|Meta|O|o|Ø|Unidentified)$/.test(entry))

for (const path of ['deck.html', 'editor.html', 'api.html', 'form.html', 'strict.html', 'isolated.html']) {
  test(`a note typed over ${path} is stored and the page sees none of it`, async ({ extension, visit, openPanel }) => {
    const page = await visit(path)
    const frame = await openPanel(page)
    await type('!! needs a script per Windows object #config @Velnox')
    await press('Return')
    await expect(frame.getByRole('list', { name: 'Notes in this demo' })).toContainText(
      'needs a script per Windows object',
    )
    await expect(frame.getByRole('textbox', { name: 'Note' })).toHaveValue('')
    const [row] = await extension.rows('objections')
    expect(row).toMatchObject({
      text: 'needs a script per Windows object',
      severity: 'blocker',
      area: 'config',
      competitor: 'Velnox',
      page: page.url().replace(/#.*/, ''),
    })
    expect(chordOnly(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen))).toEqual([])
  })
}

test('a mark is stored with no window at all', async ({ extension, visit }) => {
  const page = await visit('deck.html')
  await press(CHORD.markBlocker)
  await expect.poll(() => extension.rows('objections')).toHaveLength(1)
  const [row] = await extension.rows('objections')
  expect(row).toMatchObject({ text: '', severity: 'blocker' })
  expect(page.frames()).toHaveLength(1)
})
