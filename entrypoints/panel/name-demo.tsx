import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ask, type Fault } from '@/components/extension/ask'
import { isSameSubject, type Subject, typedSubject } from '@/components/extension/subject'
import { SubjectPicker } from '@/components/extension/subject-picker'
import type { DemoView, NoteView } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import type { ObjectionId } from '@/utils/model/ids'
import { FaultText } from './fault-text'
import { useKeptForm } from './kept-forms'
import { t } from './strings'
import { WhichNotes } from './which-notes'

interface NameDemoProps {
  demo: DemoView
  notes: readonly NoteView[]
  offer: Parameters<typeof SubjectPicker>[0]['offer']
  done: () => void
}

/**
 * Says whom a demo is for. Where it has a name already, this is the way to put it right: all its notes go to the other
 * customer, or only those that were really theirs.
 */
export function NameDemo({ demo, notes, offer, done }: NameDemoProps) {
  const { form, change, forget } = useKeptForm(`whose:${demo.id}`, () => ({ who: '' }))
  const [subject, setSubject] = useState(() => typedSubject(form.who))
  const [left, setLeft] = useState<ReadonlySet<ObjectionId>>(new Set())
  const [fault, setFault] = useState<Fault | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const named = demo.title !== null
  // Whose notes they are is no place to move them to.
  const own: Subject | null = named ? { dealId: demo.dealId, account: demo.title } : null
  const nobody = (subject.dealId === null && subject.account === null) || (own !== null && isSameSubject(subject, own))
  const chosen = notes.filter(({ id }) => !left.has(id))
  const all = chosen.length === notes.length
  const leave = () => {
    forget()
    done()
  }
  const go = async (to: Subject) => {
    const answer = await ask(
      all
        ? sendMessage('nameDemo', { ...to, demoId: demo.id })
        : sendMessage('moveNotes', { ids: chosen.map(({ id }) => id), to }),
    )
    if (answer.ok) leave()
    else setFault(answer.fault)
  }
  const onPick = (picked: Subject) => {
    // The button takes the focus only once it can be pressed.
    flushSync(() => setSubject(picked))
    if (named && notes.length > 0) button.current?.focus()
    else go(picked)
  }
  return (
    <section className="sheet" aria-label={t(named ? 'move.title' : 'demo.name')}>
      <h2>{t(named ? 'move.title' : 'demo.name')}</h2>
      <SubjectPicker
        label={t('demo.who')}
        hint={t('demo.whoHint')}
        asTyped={(text) => t('demo.useText', { text })}
        offer={offer}
        except={own}
        autoFocus
        onPick={onPick}
        initial={form.who}
        onType={(typed, who) => {
          setSubject(typed)
          if (who !== form.who) change({ who })
        }}
      />
      {named && notes.length > 0 && <WhichNotes {...{ notes, left, setLeft }} />}
      {fault && <FaultText fault={fault} />}
      <div className="row decide">
        <span className="gap" />
        <button type="button" className="quiet" onClick={leave}>
          {t('demo.cancel')}
        </button>
        <button
          ref={button}
          type="button"
          className="primary"
          disabled={nobody || (chosen.length === 0 && notes.length > 0)}
          onClick={() => go(subject)}
        >
          {named ? (all ? t('move.goAll') : t('move.go', { count: chosen.length })) : t('demo.name')}
        </button>
      </div>
    </section>
  )
}
