import { useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import type { DemoView } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { FaultText } from './fault-text'
import { useKeptForm } from './kept-forms'
import { PlanFields, planEditOf, planForm, planOf } from './plan-fields'
import { t } from './strings'

interface EditPlanProps {
  demo: DemoView
  done: () => void
}

/** The plan of the demo that runs. It is the one that ran at first, also when that ends meanwhile. */
export function EditRunningPlan({ demo: running, done }: { demo: DemoView | null; done: () => void }) {
  const [opened] = useState(running)
  const demo = running?.id === opened?.id ? running : opened
  if (!demo) return null
  return <EditPlan demo={demo} done={done} />
}

/** A demo's steps and people: somebody may come in late. */
export function EditPlan({ demo, done }: EditPlanProps) {
  const { form, change, forget } = useKeptForm(`plan:${demo.id}`, () => planForm(demo))
  const [fault, setFault] = useState<Fault | null>(null)
  const leave = () => {
    forget()
    done()
  }
  const save = async () => {
    const whole = planOf(form)
    if ('fault' in whole) return setFault({ code: 'invalid', message: whole.fault })
    const { edit, was } = planEditOf(whole, form.wasPlan)
    // Whoever has read what it says by now, and saves again, means it.
    const known = fault?.code === 'changed' ? edit : { ...edit, was }
    const answer = await ask(sendMessage('setPlan', { demoId: demo.id, ...known }))
    if (answer.ok) leave()
    else setFault(answer.fault)
  }
  return (
    <section className="sheet" aria-label={t('demo.plan')}>
      <h2>{t('demo.plan')}</h2>
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
