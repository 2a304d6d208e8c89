import { type RefObject, useState } from 'react'
import { contentOf, isBlank } from '@/utils/capture/draft'
import type { ExtensionState } from '@/utils/messages/extension-state'
import type { Seat } from '@/utils/messages/messages'
import type { DeviceTheme } from '@/utils/model/records'
import { CategoryChips } from './category-chips'
import { DetailChips } from './detail-chips'
import { FaultText } from './fault-text'
import { NoteLine } from './note-line'
import { SeverityRow } from './severity-row'
import { t } from './strings'
import { ThemeList } from './theme-list'
import { useDraft } from './use-draft'
import { useFocused } from './use-focused'
import { useSuggestions } from './use-suggestions'

interface CaptureProps {
  seat: Seat
  state: ExtensionState
  line: RefObject<HTMLTextAreaElement | null>
}

/** The line and all that says what will be saved. It grows only while it is used. */
export function Capture({ seat, state, line }: CaptureProps) {
  const tools = useDraft(seat.draft)
  const { draft, change, save, fault, saving, saved } = tools
  const [theme, setTheme] = useState<DeviceTheme | null>(null)
  const room = state.demo?.room ?? []
  const content = contentOf(draft, room)
  const suggestions = useSuggestions(draft.line, { off: content.themeId !== null })
  const used = useFocused() || !isBlank(draft)
  const take = (taken: DeviceTheme) => {
    setTheme(taken)
    change({ type: 'pick', picks: { themeId: taken.id } })
    line.current?.focus()
  }

  return (
    <section className="capture">
      <NoteLine {...{ draft, change, save, suggestions, take, line }} />
      {fault && <FaultText fault={fault} />}
      <SeverityRow {...{ content, change, save }} disabled={isBlank(draft)} />
      {used && (
        <>
          <DetailChips {...{ content, change, room }} theme={theme?.id === content.themeId ? theme : null} />
          <ThemeList {...{ suggestions, take }} taken={theme?.id === content.themeId ? theme : null} />
          <CategoryChips {...{ content, change }} />
        </>
      )}
      <p className="sr-only" role="status">
        {saved > 0 && saving.length === 0 ? t('line.saved', { count: state.notes.length }) : ''}
      </p>
    </section>
  )
}
