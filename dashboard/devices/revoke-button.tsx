import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { revokeDevice } from '@/dashboard/api/changes'
import { devicesQuery } from '@/dashboard/api/queries'
import { ErrorDialog } from '@/dashboard/parts/error-dialog'
import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { DeviceView } from '@/utils/model/views'
import { deviceWord } from './device-word'

/** Shuts a browser out, once somebody has said so twice: nobody can take it back. */
export function RevokeButton({ device: view }: { device: DeviceView }) {
  const { id, name, revokedAt } = view
  const device = deviceWord(view)
  const { minute } = useDates()
  const client = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => revokeDevice(id),
    onSettled: () => client.invalidateQueries(devicesQuery),
  })
  if (revokedAt)
    return <span className="device-revoked quiet">{t('devices.revoked', { time: minute(revokedAt) })}</span>
  return (
    <>
      <DialogTrigger>
        <Button className="button" aria-label={t('devices.revokeOf', { device, name })}>
          {t('devices.revoke')}
        </Button>
        <ModalOverlay className="overlay" isDismissable>
          <Modal className="modal modal-narrow">
            <Dialog role="alertdialog" className="dialog">
              {({ close }) => (
                <>
                  <Heading slot="title">{t('devices.revokeTitle', { device, name })}</Heading>
                  <p>{t('devices.revokeBody')}</p>
                  <div className="dialog-buttons">
                    <Button className="button" onPress={close}>
                      {t('cancel')}
                    </Button>
                    <Button
                      className="button button-primary"
                      onPress={() => revoke.mutate(undefined, { onSettled: close })}
                    >
                      {t('devices.revoke')}
                    </Button>
                  </div>
                </>
              )}
            </Dialog>
          </Modal>
        </ModalOverlay>
      </DialogTrigger>
      {revoke.error && <ErrorDialog error={revoke.error} onClose={() => revoke.reset()} />}
    </>
  )
}
