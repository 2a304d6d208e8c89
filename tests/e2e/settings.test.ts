import { typeAccess } from '@/tests/browser/team'
import { answering, HELLO, json, problem, webPage } from './answering'
import { expect, test } from './extension-fixtures'

for (const [name, listener, text] of [
  ['a web page', webPage, 'it is not a Pushback server'],
  ['an endpoint that does not know the token', problem(401, 'unknown_token'), 'does not know this token'],
  ['an endpoint that revoked the token', problem(401, 'revoked'), 'was revoked'],
  ['an endpoint of another protocol', json(200, { ...HELLO, protocol: 9 }), 'version 9 of the protocol'],
  ['an endpoint that needs a newer extension', problem(426, 'protocol'), 'newer version of this extension'],
  ['an endpoint that takes the token', json(200, HELLO), 'It works: Acme, signed in as Sam.'],
] as const) {
  test(`testing the connection to ${name} says so in plain words`, async ({ extension }) => {
    const server = await answering(listener)
    const options = await extension.openPage('options.html')
    await typeAccess(options, server.url, 'pb_x')
    await options.getByRole('button', { name: 'Test connection' }).click()
    await expect(options.getByText(text)).toBeVisible()
    server.close()
  })
}

test('what is promised of pictures is true once they are allowed', async ({ extension }) => {
  const options = await extension.openPage('options.html')
  const promised = options.getByRole('region', { name: 'Privacy' })
  await expect(promised).toContainText('Nothing is recorded')
  const allowed = options.getByRole('checkbox', { name: /picture/i })
  await allowed.check()
  await expect(promised).toContainText('taken only by its key')
  await expect(promised).toContainText('Nothing else is recorded')
  await expect(promised).not.toContainText('what stands in it is never read')
})

for (const [address, text] of [
  ['127.0.0.1:9', 'Nothing answers at this address'],
  ['not an address', 'This is not an address'],
] as const) {
  test(`testing the connection to ${address} says so in plain words`, async ({ extension }) => {
    const options = await extension.openPage('options.html')
    await typeAccess(options, address, 'pb_x')
    await options.getByRole('button', { name: 'Test connection' }).click()
    await expect(options.getByRole('alert')).toContainText(text)
  })
}

test('notes made before pairing are sent only when the user says so', async ({ extension, panel }) => {
  await panel.getByRole('textbox', { name: 'Note' }).fill('before pairing')
  await panel.getByRole('textbox', { name: 'Note' }).press('Enter')
  await expect(panel.getByRole('listitem')).toHaveCount(1)
  const pushes: string[] = []
  const server = await answering((request, response) => {
    if (request.url?.includes('/push')) pushes.push('push')
    const pushed = { applied: 2, duplicates: 0, rejected: [] }
    const pulled = { rows: [], cursor: '1', more: false }
    const body = request.url?.includes('/push') ? pushed : request.url?.includes('/pull') ? pulled : HELLO
    json(200, body)(request, response)
  })
  const options = await extension.openPage('options.html')
  await typeAccess(options, server.url, 'pb_x')
  await options.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(options.getByText('1 note was made before you connected')).toBeVisible()
  expect(pushes).toEqual([])
  await options.getByRole('button', { name: 'Send all' }).click()
  await expect.poll(() => extension.rows('outbox')).toEqual([])
  expect(pushes).toHaveLength(1)
  await expect(panel.getByText('all sent')).toBeVisible()
  server.close()
})

test('the popup starts a demo on a name and ends it', async ({ extension }) => {
  const popup = await extension.openPage('popup.html')
  await popup.getByRole('combobox', { name: 'Customer' }).fill('Cancity')
  await popup.getByRole('button', { name: 'Start demo' }).click()
  await expect(popup.getByText('Cancity')).toBeVisible()
  await popup.getByRole('button', { name: 'End demo' }).click()
  await expect(popup.getByRole('combobox', { name: 'Customer' })).toBeVisible()
  expect((await extension.rows<{ endedAt: string }>('demos'))[0]?.endedAt).not.toBeNull()
})
