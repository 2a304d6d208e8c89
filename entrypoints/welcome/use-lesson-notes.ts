import { useEffect, useState } from 'react'
import type { ExtensionState, NoteView } from '@/utils/messages/extension-state'
import { lessonNotes, NONE_SEEN, type SeenNotes, sorted } from './lesson-notes'

const KEPT = 'lesson'

/** The notes that were taken for the lesson, also after a reload of this page. */
export function useLessonNotes({ demo, notes }: ExtensionState): NoteView[] {
  const [seen, setSeen] = useState(() => sorted(kept(), { demo, notes }, { inFront: false }))
  useEffect(() => {
    const inFront = document.visibilityState === 'visible'
    setSeen((before) => sorted(before, { demo, notes }, { inFront }))
  }, [demo, notes])
  useEffect(() => sessionStorage.setItem(KEPT, JSON.stringify(seen)), [seen])
  return lessonNotes(seen, { demo, notes })
}

const kept = (): SeenNotes => JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') ?? NONE_SEEN
