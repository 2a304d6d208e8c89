import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { Endpoint } from '@/tests/browser/endpoint'
import { launchExtension } from '@/tests/browser/extension'
import { pair } from '@/tests/browser/team'
import { putRows } from './extension-fixtures'

interface Sent {
  id: string
  workspaceId: string
  memberId: string
}

test('what the server did not accept is corrected in the settings and then accepted, or taken along', async () => {
  test.setTimeout(120_000)
  const endpoint = await Endpoint.create()
  const laptop = await launchExtension({ headless: true })
  try {
    await pair(laptop, endpoint)
    const panel = await laptop.openPage('panel.html')
    await panel.getByRole('textbox', { name: 'Note', exact: true }).fill('needs a scirpt')
    await panel.keyboard.press('Enter')
    const stored = async () =>
      (await endpoint.query<{ text: string }>('select text from objection')).map(({ text }) => text)
    await expect.poll(stored).toEqual(['needs a scirpt'])

    // As after a push that the server has refused: what a panel makes by itself it accepts.
    const [note] = await laptop.rows<Sent>('objections')
    const [device] = await laptop
      .rows<{ value: { deviceId: string } }>('meta')
      .then((rows) => rows.filter(({ value }) => value?.deviceId))
    const owner = `${note?.workspaceId}/${note?.memberId}`
    await putRows(laptop, 'refused', [
      {
        ...{ seq: 900, owner, deviceId: device?.value.deviceId, entity: 'objection', entityId: note?.id },
        ...{ fields: { text: 'needs a scirpt' }, stamp: [1, 0], at: 1, code: 'invalid', message: 'It has a typo.' },
      },
    ])
    await panel.reload()
    await expect(panel.getByText('1 not accepted')).toBeVisible()

    const options = await laptop.openPage('options.html')
    await options.getByRole('navigation').getByRole('link', { name: 'Not accepted by the server' }).click()
    const section = options.getByRole('region', { name: 'Not accepted by the server' })
    await expect(section).toContainText('It has a typo.')
    const saved = options.waitForEvent('download')
    await section.getByRole('button', { name: 'Save this list' }).click()
    const lines = (await readFile(await (await saved).path(), 'utf8')).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ text: 'needs a scirpt', message: 'It has a typo.' }])

    await section.getByRole('button', { name: 'Correct' }).click()
    const box = section.getByRole('textbox', { name: 'Note' })
    await expect(box).toBeFocused()
    await box.fill('needs a script')
    await section.getByRole('button', { name: 'Save and send' }).click()
    await expect(section).toHaveCount(0)
    await expect.poll(stored).toEqual(['needs a script'])
  } finally {
    await laptop.close()
    await endpoint.dispose()
  }
})
