import { useCallback, useEffect, useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import type { DebriefView, ExtensionState } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import type { DemoId } from '@/utils/model/ids'
import { DebriefWalk } from './debrief-walk'
import { EditPlan } from './edit-plan'
import { FaultText } from './fault-text'
import { useStanding } from './kept-forms'
import { NameDemo } from './name-demo'
import { Moved, Notice } from './notices'
import { t } from './strings'

interface DebriefProps {
  demoId: DemoId
  state: ExtensionState
  done: () => void
}

/** Goes through a demo's notes after its end, one at a time, by keyboard. */
export function Debrief({ demoId, state, done }: DebriefProps) {
  const [view, setView] = useState<DebriefView | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const [sheet, setSheet] = useState<'name' | 'plan' | null>(null)
  const isHalfPlanned = useStanding(`plan:${demoId}`) !== undefined
  const load = useCallback(async () => {
    const answer = await ask(sendMessage('getDebrief', { demoId }))
    if (answer.ok) setView(answer.value)
    else setFault(answer.fault)
  }, [demoId])
  const { moved } = state
  const whose = `${moved?.title} ${moved?.notes}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a move, or its undo, the demo is another's.
  useEffect(() => {
    load()
  }, [load, whose])
  const toWalk = () => setSheet(null)
  const planned = () => {
    toWalk()
    load()
  }
  if (fault) return <FaultText fault={fault} />
  if (!view) return null
  if (sheet === 'plan') return <EditPlan demo={view.demo} done={planned} />
  if (sheet === 'name') return <NameDemo demo={view.demo} notes={view.notes} offer={null} done={toWalk} />
  const title = view.demo.title ?? t(view.demo.dealId === null ? 'demo.unnamed' : 'demo.ofTeam')
  return (
    <section className="debrief" aria-label={t('debrief.title')}>
      <div className="whose">
        <strong dir="auto">{title}</strong>
        {view.demo.deal && (
          <span className="deal" dir="auto">
            {view.demo.deal}
          </span>
        )}
        <span className="gap" />
        <button type="button" className="quiet" onClick={() => setSheet('name')}>
          {t(view.demo.title === null ? 'demo.name' : 'debrief.wrong', { title })}
        </button>
      </div>
      {moved && moved.notes > 0 && <Moved moved={moved} />}
      {isHalfPlanned && (
        <Notice text={t('debrief.halfPlanned')}>
          <button type="button" className="secondary" onClick={() => setSheet('plan')}>
            {t('debrief.goOn')}
          </button>
        </Notice>
      )}
      <DebriefWalk key={view.notes.map(({ id }) => id).join()} view={view} done={done} />
    </section>
  )
}
