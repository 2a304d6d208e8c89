import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Extension, launchExtension } from '@/tests/browser/extension'
import { expect, putRows } from './extension-fixtures'

/** A browser that holds one note, "worth saving", in a database that the disk has damaged. */
export async function launchUnreadable(profile: string): Promise<Extension> {
  const first = await launchExtension({ headless: true, profile })
  const panel = await first.openPage('panel.html')
  await panel.getByRole('textbox', { name: 'Note' }).fill('worth saving')
  await panel.getByRole('textbox', { name: 'Note' }).press('Enter')
  await expect(panel.getByRole('list', { name: 'Notes in this demo' })).toContainText('worth saving')
  const [demo] = await first.rows('demos')
  // So large a row lies in a file of its own, which the disk then loses.
  await putRows(first, 'demos', [{ ...demo, account: randomBytes(500_000).toString('base64') }])
  await first.close()
  await rm(join(profile, 'Default/IndexedDB', `chrome-extension_${first.id}_0.indexeddb.blob`), { recursive: true })
  return launchExtension({ headless: true, profile })
}
