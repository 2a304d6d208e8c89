import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { Button } from 'react-aria-components'
import { editObjections } from '@/dashboard/api/changes'
import { InlineError } from '@/dashboard/parts/error-state'
import { FieldSelect } from '@/dashboard/parts/field-select'
import { useHotkeys } from '@/dashboard/parts/hotkeys'
import { useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { ObjectionEdit, ObjectionView } from '@/utils/model/views'
import { category, handled, severity, speaker } from '@/utils/model/words'

/** What was left open in the demo can be said here: each choice is saved as it is made. */
export function NoteFields({ objection, onAssign }: { objection: ObjectionView; onAssign: () => void }) {
  const { curate, editNotes } = useRights()
  const client = useQueryClient()
  const first = useRef<HTMLButtonElement>(null)
  useHotkeys({ e: () => first.current?.focus() })
  const { mutate, error, variables, isPending } = useMutation({
    mutationFn: (fields: ObjectionEdit['fields']) => editObjections([objection.id], fields),
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' }),
  })
  // The choice shows at once; when it is refused, the old value comes back with the reason below.
  const now = { ...objection, ...(isPending ? variables : {}) }
  const common = { isDisabled: !editNotes }
  return (
    <section className="fields" aria-label={t('note.fields')}>
      <div className="field-line">
        <span className="field-name">{t('field.theme')}</span>
        <Button ref={first} className="field-value" onPress={onAssign} isDisabled={!curate}>
          <bdi>{objection.theme ?? t('theme.assign')}</bdi>
          <kbd>t</kbd>
        </Button>
      </div>
      <FieldSelect
        {...common}
        label={t('field.severity')}
        value={now.severity}
        options={severity.options.map((id) => ({ id, label: t(`severity.${id}`) }))}
        onChange={(value) => mutate({ severity: value })}
      />
      <FieldSelect
        {...common}
        label={t('field.category')}
        value={now.category}
        options={category.options.map((id) => ({ id, label: t(`category.${id}`) }))}
        onChange={(value) => mutate({ category: value })}
      />
      <FieldSelect
        {...common}
        label={t('field.speaker')}
        value={now.speaker}
        options={speaker.options.map((id) => ({ id, label: t(`speaker.${id}`) }))}
        onChange={(value) => mutate({ speaker: value })}
      />
      <FieldSelect
        {...common}
        label={t('field.handled')}
        value={now.handled}
        options={handled.options.map((id) => ({ id, label: t(`handled.${id}`) }))}
        onChange={(value) => mutate({ handled: value })}
      />
      <InlineError error={error} />
    </section>
  )
}
