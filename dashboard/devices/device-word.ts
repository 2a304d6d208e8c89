import { t } from '@/dashboard/strings'
import type { DeviceView } from '@/utils/model/views'

/** What a device is called: as the browser named itself; a token from the command line has no name. */
export function deviceWord({ device }: Pick<DeviceView, 'device'>): string {
  return device ?? t('devices.token')
}
