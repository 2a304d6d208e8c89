import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { v7 } from 'uuid'
import type { ExportChoice } from '@/dashboard/api/exports'
import { formatCount } from '@/dashboard/format/counts'
import { useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import { ExportForm } from './export-form'
import { ExportProgress } from './export-progress'

/** A file of exactly what is filtered; its button says how much that is. */
export function ExportButton({ total }: { total: number | undefined }) {
  return (
    <DialogTrigger>
      <Button className="button" isDisabled={!total}>
        <Download aria-hidden size={14} />
        {total ? t('export.open', { count: total, number: formatCount(total) }) : t('export.none')}
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal modal-narrow export-modal">
          <Dialog className="dialog export">
            {({ close }) => (
              <>
                <Heading slot="title">{t('export.title')}</Heading>
                <Export total={total ?? 0} onClose={close} />
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}

/** First what the file is to be like, then how far it is; what was chosen is still chosen for the next one. */
function Export({ total, onClose }: { total: number; onClose: () => void }) {
  const { exportUnredacted } = useRights()
  const [choice, setChoice] = useState<ExportChoice>(() => ({
    ...{ format: 'csv', redact: !exportUnredacted, about: true, bom: false, columns: [] },
  }))
  const [{ run, isRunning }, setRun] = useState(() => ({ run: v7(), isRunning: false }))
  if (isRunning)
    return <ExportProgress run={run} onAgain={() => setRun({ run: v7(), isRunning: false })} onClose={onClose} />
  const onStart = () => setRun({ run, isRunning: true })
  return <ExportForm total={total} choice={choice} onChange={setChoice} run={run} onStart={onStart} />
}
