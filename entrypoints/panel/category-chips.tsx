import { CATEGORY_KEYS } from '@/utils/capture/categories'
import { MORE_CATEGORIES } from '@/utils/capture/choices'
import type { NoteContent } from '@/utils/capture/draft'
import type { Category } from '@/utils/model/words'
import type { DraftAction } from './draft-state'
import { t } from './strings'

interface CategoryChipsProps {
  content: NoteContent
  change: (action: DraftAction) => void
}

/** What it is about: nine by number, the rest in a list. */
export function CategoryChips({ content: { category }, change }: CategoryChipsProps) {
  const more = MORE_CATEGORIES.includes(category)
  return (
    <fieldset className="row wrap categories" aria-label={t('pick.category')}>
      {CATEGORY_KEYS.map((each, index) => (
        <button
          key={each}
          type="button"
          className="category"
          aria-pressed={each === category}
          aria-keyshortcuts={`Alt+${index + 1}`}
          onClick={() => change({ type: 'toggle', field: 'category', value: each })}
        >
          <kbd>{index + 1}</kbd>
          {t(`category.${each}`)}
        </button>
      ))}
      <select
        className="chip"
        aria-label={t('pick.more')}
        data-set={more}
        value={more ? category : ''}
        onChange={(event) =>
          change({ type: 'pick', picks: { category: (event.target.value || 'unknown') as Category } })
        }
      >
        <option value="">{t('pick.more')}</option>
        {MORE_CATEGORIES.map((each) => (
          <option key={each} value={each}>
            {t(`category.${each}`)}
          </option>
        ))}
      </select>
    </fieldset>
  )
}
