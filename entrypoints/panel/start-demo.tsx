import { ChevronRight } from 'lucide-react'
import { useContext, useRef, useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { Attempts } from '@/components/extension/attempts'
import { type Subject, typedSubject } from '@/components/extension/subject'
import { SubjectPicker } from '@/components/extension/subject-picker'
import { pageLocale } from '@/components/speak'
import type { DemoView, ExtensionState } from '@/utils/messages/extension-state'
import { type Seat, sendMessage } from '@/utils/messages/messages'
import { FaultText } from './fault-text'
import { useKeptForm } from './kept-forms'
import { PlanFields, type PlanText, planOf } from './plan-fields'
import { ShareSelect } from './share-select'
import { t } from './strings'
import type { View } from './use-view'

interface StartDemoProps {
  seat: Seat
  state: ExtensionState
  front: SubjectOffer
  show: (view: View) => void
}
type StartText = PlanText & { who: string }
type SubjectOffer = Parameters<typeof SubjectPicker>[0]['offer']

/** Starts a demo on a deal or on a name; Enter is enough, unless another demo runs: then the person says so. */
export function StartDemo({ seat, state, front, show }: StartDemoProps) {
  const { demo } = state
  const { form, change, forget } = useKeptForm<StartText>(`start:${demo?.id ?? 'none'}`, () => ({
    who: '',
    steps: '',
    room: [],
  }))
  // Not kept: what was shared when the form was left may not be what is shared now.
  const [shareMode, setShareMode] = useState(state.share)
  const [subject, setSubject] = useState(() => typedSubject(form.who))
  const [planning, setPlanning] = useState(() => form.steps !== '' || form.room.length > 0)
  const [fault, setFault] = useState<Fault | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const toNotes = () => show('notes')
  const leave = () => {
    forget()
    toNotes()
  }
  const go = async (whom: Subject) => {
    const whole = planOf(form)
    if ('fault' in whole) return setFault({ code: 'invalid', message: whole.fault })
    // Before, because what is shared may close this panel: the next customer's form must not begin with this one's.
    forget()
    const answer = await ask(sendMessage('startDemo', { ...whom, ...whole, shareMode, ends: demo?.id ?? null }))
    if (answer.ok) return toNotes()
    change({})
    setFault(answer.fault)
  }
  const onPick = (picked: Subject, who: string) => {
    setSubject(picked)
    change({ who })
    if (demo || planning) button.current?.focus()
    else go(picked)
  }
  return (
    <section className="sheet" aria-label={t('demo.start')}>
      {demo && <Running {...{ seat, state, demo }} />}
      <SubjectPicker
        label={t('demo.who')}
        hint={t('demo.whoHint')}
        asTyped={(text) => t('demo.useText', { text })}
        offer={front}
        autoFocus
        onPick={onPick}
        initial={form.who}
        onType={(typed, who) => {
          setSubject(typed)
          if (who !== form.who) change({ who })
        }}
      />
      <ShareSelect value={shareMode} onChange={setShareMode} />
      <details
        className="plan"
        open={planning}
        onToggle={({ currentTarget }) => {
          setPlanning(currentTarget.open)
          if (currentTarget.open && !planning) currentTarget.scrollIntoView({ block: 'start' })
        }}
      >
        <summary>
          <ChevronRight size={14} aria-hidden="true" /> {t('demo.plan')}
        </summary>
        <PlanFields plan={form} change={change} />
      </details>
      {fault && <FaultText fault={fault} />}
      <div className="row decide">
        <span className="gap" />
        <button type="button" className="quiet" onClick={leave}>
          {demo ? t('demo.keep', { title: demo.title ?? t('demo.unnamed') }) : t('demo.cancel')}
        </button>
        <button ref={button} type="button" className="primary" onClick={() => go(subject)}>
          {t(demo ? 'demo.endAndStart' : 'demo.start')}
        </button>
      </div>
    </section>
  )
}

/** What happens to the demo that runs. */
function Running({ seat, state, demo }: { seat: Seat; state: ExtensionState; demo: DemoView }) {
  const attempt = useContext(Attempts)
  const elsewhere = seat.window !== null && state.demoWindow !== null && seat.window !== state.demoWindow
  const time = new Date(demo.startedAt).toLocaleTimeString(pageLocale(), { hour: 'numeric', minute: '2-digit' })
  const values = { title: demo.title ?? t('demo.unnamed'), time, count: state.notes.length }
  return (
    <div className="notice">
      <p>
        <strong>{t(elsewhere ? 'demo.runsElsewhere' : 'demo.runs', values)}</strong> {t('demo.runsHint')}
      </p>
      {elsewhere && (
        <button type="button" className="quiet accent" onClick={() => attempt(sendMessage('goToDemo'))}>
          {t('demo.goTo')}
        </button>
      )}
    </div>
  )
}
