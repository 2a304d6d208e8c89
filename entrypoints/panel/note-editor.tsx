import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { ask, type Fault } from '@/components/extension/ask'
import { CATEGORY_KEYS } from '@/utils/capture/categories'
import { MORE_CATEGORIES } from '@/utils/capture/choices'
import { editOf, noteForm, replacedBy, type Said } from '@/utils/capture/note-edit'
import type { NoteView } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import type { Person } from '@/utils/model/records'
import type { Category } from '@/utils/model/words'
import { ChipSelect } from './chip-select'
import { FaultText } from './fault-text'
import { useKeptForm } from './kept-forms'
import { NotePicture } from './note-picture'
import { t } from './strings'

/** At the end of the list the buttons would be below its edge. */
const showWhole = (form: HTMLFormElement | null) => form?.scrollIntoView({ block: 'nearest' })

const CATEGORIES: readonly Category[] = ['unknown', ...CATEGORY_KEYS, ...MORE_CATEGORIES]

interface NoteEditorProps {
  note: NoteView
  /** Whom `^anna` may mean, as in the line. */
  room: readonly Person[]
  /** It is saved, or thrown away: then nothing has changed. */
  done: (changed: Partial<Said>) => void
}

/** A saved note as the line that would make it, in its own place in the list. */
export function NoteEditor({ note, room, done }: NoteEditorProps) {
  const { form, change, forget } = useKeptForm(`edit:${note.id}`, () => noteForm(note))
  const { line, category, screenshot } = form
  const [fault, setFault] = useState<Fault | null>(null)
  const [asking, setAsking] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const edit = editOf(form, room)
  /** A change is thrown away only by a word of its own. */
  const leave = () => (Object.keys(edit).length > 0 ? setAsking(!asking) : close())
  const close = (changed: Partial<Said> = {}) => {
    forget()
    done(changed)
  }
  const removePicture = () => {
    change({ screenshot: null })
    field.current?.focus()
  }
  const save = async (event?: FormEvent) => {
    event?.preventDefault()
    // Whoever has read what the note says by now, and saves again, means it.
    const was = fault?.code === 'changed' ? {} : replacedBy(edit, form.was)
    const answer = await ask(sendMessage('editNote', { id: note.id, fields: edit, was }))
    if (answer.ok) close(edit)
    else setFault(answer.fault)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && !event.shiftKey) save()
    else return
    event.preventDefault()
  }
  return (
    <li className="note editing">
      <form className="editor" onSubmit={save} ref={showWhole}>
        <textarea
          // biome-ignore lint/a11y/noAutofocus: the user has just asked to edit this note.
          autoFocus
          ref={field}
          className="line"
          rows={2}
          dir="auto"
          aria-label={t('list.editLabel')}
          value={line}
          onFocus={({ currentTarget }) => currentTarget.setSelectionRange(line.length, line.length)}
          onChange={(event) => {
            change({ line: event.target.value })
            setAsking(false)
          }}
          onKeyDown={onKeyDown}
        />
        {fault && <FaultText fault={fault} />}
        {asking && (
          <p className="said" role="alert">
            {t('list.unsaved')}
          </p>
        )}
        {screenshot !== null && <NotePicture sha256={screenshot} remove={removePicture} />}
        <div className="row">
          <ChipSelect
            label={t('pick.category')}
            isSet={category !== 'unknown'}
            value={category}
            options={CATEGORIES.map((each) => [each, each === 'unknown' ? t('pick.category') : t(`category.${each}`)])}
            pick={(picked) => change({ category: picked })}
          />
          <span className="gap" />
          <button type="button" className="quiet" onClick={asking ? () => close() : leave}>
            {t(asking ? 'list.discard' : 'list.cancel')}
          </button>
          <button type="submit" className="primary">
            {t('list.apply')}
          </button>
        </div>
      </form>
    </li>
  )
}
