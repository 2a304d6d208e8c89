import { CATEGORY_KEYS } from '@/utils/capture/categories'
import { MORE_CATEGORIES } from '@/utils/capture/choices'
import type { NoteContent } from '@/utils/capture/draft'
import { ChipSelect } from './chip-select'
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
      <ChipSelect
        label={t('pick.more')}
        isSet={more}
        value={more ? category : 'unknown'}
        options={[
          ['unknown', t('pick.more')],
          ...MORE_CATEGORIES.map((each) => [each, t(`category.${each}`)] as const),
        ]}
        pick={(picked) => change({ type: 'pick', picks: { category: picked } })}
      />
    </fieldset>
  )
}
