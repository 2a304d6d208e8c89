import { useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import type { DemoView } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { FaultText } from './fault-text'
import { useKeptForm } from './kept-forms'
import { PlanFields, type PlanText, planOf } from './plan-fields'
import { t } from './strings'
import type { View } from './use-view'

/** A demo's steps and people: somebody may come in late. It is the demo that ran at first, also when that ends meanwhile. */
export function EditPlan({ demo: running, show }: { demo: DemoView | null; show: (view: View) => void }) {
  const [opened] = useState(running)
  const demo = running?.id === opened?.id ? running : opened
  if (!demo) return null
  return <PlanOf demo={demo} show={show} />
}

function PlanOf({ demo, show }: { demo: DemoView; show: (view: View) => void }) {
  const { form, change, forget } = useKeptForm<PlanText>(`plan:${demo.id}`, () => ({
    steps: demo.steps.join('\n'),
    room: demo.room,
  }))
  const [fault, setFault] = useState<Fault | null>(null)
  const leave = () => {
    forget()
    show('notes')
  }
  const save = async () => {
    const whole = planOf(form)
    if ('fault' in whole) return setFault({ code: 'invalid', message: whole.fault })
    const answer = await ask(sendMessage('setPlan', { demoId: demo.id, ...whole }))
    if (answer.ok) leave()
    else setFault(answer.fault)
  }
  return (
    <section className="sheet" aria-label={t('demo.plan')}>
      <PlanFields plan={form} change={change} autoFocus />
      {fault && <FaultText fault={fault} />}
      <div className="row decide">
        <span className="gap" />
        <button type="button" className="quiet" onClick={leave}>
          {t('demo.cancel')}
        </button>
        <button type="button" className="primary" onClick={save}>
          {t('demo.savePlan')}
        </button>
      </div>
    </section>
  )
}
