import { type RefObject, useRef } from 'react'
import type { StateFeed } from '@/components/extension/state-feed'
import { contentOf, isBlank, type NoteContent } from '@/utils/capture/draft'
import type { ExtensionState } from '@/utils/messages/extension-state'
import type { Seat } from '@/utils/messages/messages'
import type { DeviceTheme } from '@/utils/model/records'
import { CategoryChips } from './category-chips'
import { DetailChips } from './detail-chips'
import { FaultText } from './fault-text'
import { NoteLine } from './note-line'
import { NotePicture } from './note-picture'
import type { OverlayChannel } from './overlay-channel'
import { SeverityRow } from './severity-row'
import { t } from './strings'
import { TakenTheme } from './taken-theme'
import { ThemeList } from './theme-list'
import { useBackByMouse } from './use-back-by-mouse'
import { useDraft } from './use-draft'
import { useFocused } from './use-focused'
import { useHint } from './use-hint'
import { useSuggestions } from './use-suggestions'
import { useTakePicture } from './use-take-picture'
import { useTakenTheme } from './use-taken-theme'

interface CaptureProps {
  seat: Seat
  state: ExtensionState
  line: RefObject<HTMLTextAreaElement | null>
  /** What Enter does while there is nothing to save. */
  onEmpty: (() => void) | undefined
  channel: OverlayChannel
  feed: StateFeed
}

/** The line and all that says what will be saved. It grows only while it is used. */
export function Capture({ seat, state, line, onEmpty, channel, feed }: CaptureProps) {
  const tools = useDraft({ seat, channel, state, feed })
  const { draft, change, save, fault, saving, saved } = tools
  const room = state.demo?.room ?? []
  const content = contentOf(draft, room)
  const toLine = () => line.current?.focus()
  const [theme, setTheme] = useTakenTheme(content.themeId)
  const suggestions = useSuggestions([content.text, content.quote ?? ''].join(' ').trim(), {
    off: content.themeId !== null,
  })
  const { said, say } = useHint(draft)
  const pictures = useTakePicture(state.pictures, { draft, change, toLine, say })
  const used = useFocused() || !isBlank(draft)
  const question = useRef<HTMLButtonElement>(null)
  const toLineByMouse = useBackByMouse(toLine)
  const take = (taken: DeviceTheme) => {
    setTheme(taken)
    change({ type: 'pick', picks: { themeId: taken.id, handled: 'unknown' } })
    toLine()
  }
  const answer = (handled: NoteContent['handled']) => {
    change({ type: 'pick', picks: { handled } })
    toLine()
  }
  const removePicture = () => {
    change({ type: 'pick', picks: { screenshot: null } })
    toLine()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key of the line and of every control around it.
    <section className="capture" {...toLineByMouse} onKeyDown={pictures.onKeyDown}>
      <NoteLine {...{ draft, room, change, save, onEmpty, say, suggestions, take, line, question }} />
      {fault && <FaultText fault={fault} />}
      {said && (
        <p className="fault" role="alert">
          {said}
        </p>
      )}
      {pictures.fault && <FaultText fault={pictures.fault} />}
      {content.screenshot !== null && <NotePicture sha256={content.screenshot} remove={removePicture} />}
      <SeverityRow {...{ content, change, save }} disabled={isBlank(draft)} />
      {used && (
        <>
          <DetailChips {...{ content, change, room, theme, pictures }} />
          {theme ? (
            <TakenTheme {...{ theme, answer, toLine, question }} handled={content.handled} />
          ) : (
            <ThemeList {...{ suggestions, take }} />
          )}
          <CategoryChips {...{ content, change }} />
        </>
      )}
      <p className="sr-only" role="status">
        {saved > 0 && saving.length === 0 ? t('line.saved', { count: state.notes.length }) : ''}
      </p>
    </section>
  )
}
