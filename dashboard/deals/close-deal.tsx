import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { editDeal } from '@/dashboard/api/changes'
import { InlineError } from '@/dashboard/parts/error-state'
import { t } from '@/dashboard/strings'
import type { DealDetail, ObjectionView } from '@/utils/model/views'
import { Answers } from './answers'

const MOST = 8
const ENDS = ['won', 'lost', 'no_decision'] as const

/** How an open deal ended. A lost one asks two things, each answered by one click, and "unknown" is an answer. */
export function CloseDeal({ detail: { deal, objections } }: { detail: DealDetail }) {
  const [isAsking, setAsking] = useState(false)
  const [lostTo, setLostTo] = useState<string | null>()
  const client = useQueryClient()
  const close = useMutation({
    mutationFn: (edit: Parameters<typeof editDeal>[1]) => editDeal(deal.id, edit),
    onSuccess: async () => {
      setAsking(false)
      await client.invalidateQueries()
    },
  })
  const competitors = [...new Set([...deal.competitors, ...objections.map(({ competitor }) => competitor ?? '')])]
  const options = competitors.filter((name) => name !== '').slice(0, MOST)
  const lose = (brokenBy: string | null) => close.mutate({ outcome: 'lost', lostTo: lostTo ?? null, brokenBy })
  return (
    <div className="close-deal">
      <span className="quiet">{t('closeDeal.title')}</span>
      {ENDS.map((outcome) => (
        <Button
          key={outcome}
          className="button"
          isDisabled={close.isPending}
          onPress={() => (outcome === 'lost' ? setAsking(true) : close.mutate({ outcome }))}
        >
          {t(`outcome.${outcome}`)}
        </Button>
      ))}
      {!isAsking && <InlineError error={close.error} />}
      <ModalOverlay className="overlay" isDismissable isOpen={isAsking} onOpenChange={setAsking}>
        <Modal className="modal modal-narrow">
          <Dialog className="dialog">
            <Heading slot="title">{t('closeDeal.lost')}</Heading>
            <Answers
              question={t('closeDeal.toWhom')}
              options={options.map((name) => ({ id: name, label: name }))}
              answer={lostTo}
              onAnswer={setLostTo}
            />
            <Answers
              question={t('closeDeal.what')}
              options={themesOf(objections)}
              isDisabled={lostTo === undefined || close.isPending}
              onAnswer={lose}
            />
            <InlineError error={close.error} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </div>
  )
}

/** The themes that were raised on the deal, those that blocked first. */
function themesOf(objections: readonly ObjectionView[]) {
  const blockersFirst = objections.toSorted(
    (a, b) => Number(b.severity === 'blocker') - Number(a.severity === 'blocker'),
  )
  const titles = new Map(blockersFirst.flatMap(({ themeId, theme }) => (themeId && theme ? [[themeId, theme]] : [])))
  return [...titles].slice(0, MOST).map(([id, label]) => ({ id, label }))
}
