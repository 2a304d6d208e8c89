import { t } from '@/dashboard/strings'
import { category, handled, markKind, severity, speaker } from '@/utils/model/words'

/** A value that a field had, in words; ids and what no word stands for are shown as they are. */
export function oldValueText(field: string, old: unknown): string {
  if (old === null || old === undefined || old === '') return t('note.wasEmpty')
  return wordFor(field, old) ?? (typeof old === 'string' ? old : JSON.stringify(old))
}

function wordFor(field: string, old: unknown): string | undefined {
  switch (field) {
    case 'severity':
      return ifWord(severity.safeParse(old).data, (word) => t(`severity.${word}`))
    case 'category':
      return ifWord(category.safeParse(old).data, (word) => t(`category.${word}`))
    case 'speaker':
      return ifWord(speaker.safeParse(old).data, (word) => t(`speaker.${word}`))
    case 'handled':
      return ifWord(handled.safeParse(old).data, (word) => t(`handled.${word}`))
    case 'kind':
      return ifWord(markKind.safeParse(old).data, (word) => t(`kind.${word}`))
  }
}

function ifWord<T>(word: T | undefined, text: (word: T) => string): string | undefined {
  return word === undefined ? undefined : text(word)
}
