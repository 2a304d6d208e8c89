import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { ObjectionDetail } from '@/utils/model/views'
import { oldValueText } from './old-value'

/** What the note said before: nothing is silently overwritten. */
export function NoteHistory({ history }: Pick<ObjectionDetail, 'history'>) {
  const { minute } = useDates()
  if (history.length === 0) return null
  return (
    <section className="facts">
      <h3>{t('note.history')}</h3>
      <ol className="history">
        {history.map(({ field, old, at, by }) => (
          <li key={`${field} ${at}`}>
            <span>{t('note.was', { field: fieldName(field), old: oldValueText(field, old) })}</span>
            <span className="quiet">
              {minute(at)}
              {by && <bdi> · {by}</bdi>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

const named = ['text', 'quote', 'severity', 'category', 'area', 'competitor', 'speaker', 'handled', 'kind'] as const

function fieldName(field: string): string {
  if (field === 'themeId') return t('field.theme')
  if (field === 'dealId') return t('field.deal')
  const known = named.find((name) => name === field)
  return known ? t(`noteField.${known}`) : field
}
