import { type KeyboardEvent, useContext, useState } from 'react'
import { ask } from '@/components/extension/ask'
import { Attempts } from '@/components/extension/attempts'
import { copyText, saveText } from '@/components/extension/save-text'
import type { ExportFormat } from '@/utils/capture/export-note'
import type { Surface } from '@/utils/capture/share-rules'
import type { ExtensionState } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import type { DemoId } from '@/utils/model/ids'
import { ShareSelect } from './share-select'
import { t } from './strings'
import type { View } from './use-view'

interface MenuProps {
  surface: Surface
  state: ExtensionState
  show: (view: View) => void
  close: () => void
  debrief: (demoId: DemoId) => void
}

/** Everything that is needed less often than the line. It unfolds inside the panel: a frame clips what floats. */
export function Menu({ surface, state: { demo, ended, notes }, show, close, debrief }: MenuProps) {
  const [said, setSaid] = useState('')
  const attempt = useContext(Attempts)
  // Of one customer, never of all: with none at hand nothing is offered.
  const whose = demo?.id ?? ended?.demoId
  const save = async (demoId: DemoId, format: ExportFormat) => {
    const exported = await ask(sendMessage('exportNotes', { format, demoId }))
    if (!exported.ok) return setSaid(t(`error.${exported.fault.code}`, { message: exported.fault.message }))
    if (exported.value.notes === 0) return setSaid(t('menu.nothing'))
    if (format === 'csv' || format === 'jsonl') saveText(exported.value)
    else setSaid((await copyText(exported.value.text)) ? t('menu.copied') : t('menu.copyFailed'))
  }
  const end = async () => {
    const answer = await ask(sendMessage('endDemo'))
    if (!answer.ok) return setSaid(t(`error.${answer.fault.code}`, { message: answer.fault.message }))
    if (answer.value !== null && notes.length > 0) debrief(answer.value)
    else show('notes')
  }
  const popOut = async () => {
    if (await attempt(sendMessage('popOut', { view: 'notes' }))) close()
  }
  return (
    <section className="sheet">
      {demo && (
        <ShareSelect
          value={demo.shareMode}
          onChange={(shareMode) => attempt(sendMessage('setShareMode', { shareMode }))}
        />
      )}
      <div className="menu" role="menu" tabIndex={-1} aria-label={t('panel.menu')} onKeyDown={onArrow}>
        <Item text={t(demo ? 'menu.newDemo' : 'menu.startDemo')} act={() => show('start')} first />
        {demo && <Item text={t('menu.end')} act={end} />}
        {demo && <hr />}
        {demo && <Item text={t('menu.plan')} act={() => show('plan')} />}
        {demo && <Item text={t(demo.title === null ? 'demo.name' : 'menu.move')} act={() => show('name')} />}
        {whose && <TakeAlong save={(format) => save(whose, format)} />}
        <hr />
        <Item text={t('menu.check')} act={() => show('check')} />
        {surface !== 'pop-out' && <Item text={t('menu.popOut')} act={popOut} />}
        <Item text={t('menu.hide')} act={() => attempt(sendMessage('toggleHidden'))} />
        <Item text={t('menu.keys')} act={() => show('keys')} keys="F1" />
        <Item text={t('menu.settings')} act={() => chrome.runtime.openOptionsPage()} />
      </div>
      <p className="said" role="status">
        {said}
      </p>
    </section>
  )
}

/** One demo's notes as a text or a file. */
function TakeAlong({ save }: { save: (format: ExportFormat) => unknown }) {
  return (
    <>
      <hr />
      <Item text={t('menu.copy')} act={() => save('markdown')} />
      <Item text={t('menu.text')} act={() => save('text')} />
      <Item text={t('menu.csv')} act={() => save('csv')} />
      <Item text={t('menu.jsonl')} act={() => save('jsonl')} />
    </>
  )
}

function Item({
  text,
  act,
  keys,
  first = false,
}: {
  text: string
  act: () => unknown
  keys?: string
  first?: boolean
}) {
  return (
    // biome-ignore lint/a11y/noAutofocus: the keyboard must have a place in the menu that has just opened.
    <button type="button" className="item" role="menuitem" autoFocus={first} onClick={act}>
      {text}
      {keys && <kbd>{keys}</kbd>}
    </button>
  )
}

function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const items: (HTMLElement | null)[] = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const at = items.indexOf(document.activeElement as HTMLElement | null)
  items.at((at + step) % items.length)?.focus()
  event.preventDefault()
}
