import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleOff, Plus, Tag } from 'lucide-react'
import { useState } from 'react'
import { createTheme, editObjections } from '@/dashboard/api/changes'
import { themesQuery } from '@/dashboard/api/queries'
import { ErrorDialog } from '@/dashboard/parts/error-dialog'
import { Picker, type PickerItem } from '@/dashboard/parts/picker'
import { t } from '@/dashboard/strings'
import { type ObjectionId, type ThemeId, themeId } from '@/utils/model/ids'
import { type ThemeKind, themeKind } from '@/utils/model/words'

type Choice = { themeId: ThemeId | null } | { title: string; kind: ThemeKind }

interface Props {
  ids: readonly ObjectionId[]
  /** The decision is stored. */
  onDone: () => void
  onClose: () => void
}

/** Puts notes under a theme that is there, under a new one, or under none. */
export function ThemePicker({ ids, onDone, onClose }: Props) {
  const [typed, setTyped] = useState('')
  const [newTitle, setNewTitle] = useState<string | null>(null)
  const client = useQueryClient()
  const { data } = useQuery(themesQuery({}))
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: async (choice: Choice) => {
      const id = 'themeId' in choice ? choice.themeId : (await createTheme(choice)).id
      await editObjections(ids, { themeId: id })
    },
    onSuccess: () => {
      onDone()
      onClose()
    },
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' }),
  })

  if (error) return <ErrorDialog error={error} onClose={reset} />
  if (newTitle !== null) {
    return (
      <Picker
        title={t('theme.kindTitle', { title: newTitle })}
        placeholder={t('theme.kindTitle', { title: newTitle })}
        empty={t('filter.nothingFound')}
        items={kindItems}
        typed={typed}
        onType={setTyped}
        onClose={onClose}
        onPick={(kind) => isPending || mutate({ title: newTitle, kind: themeKind.catch('unknown').parse(kind) })}
      />
    )
  }
  return (
    <Picker
      title={t('theme.pick', { count: ids.length })}
      placeholder={t('theme.pick', { count: ids.length })}
      empty={data ? t('theme.pickEmpty') : t('loading')}
      items={[...themeItems(data?.themes ?? []), ...extraItems(typed.trim(), data?.themes ?? [])]}
      typed={typed}
      onType={setTyped}
      onClose={onClose}
      onPick={(id) => {
        if (isPending) return
        if (id === NEW) {
          setNewTitle(typed.trim())
          setTyped('')
        } else mutate({ themeId: id === NONE ? null : themeId.parse(id) })
      }}
    />
  )
}

const NEW = 'new'
const NONE = 'none'

const kindItems: PickerItem[] = themeKind.options.map((kind) => ({
  id: kind,
  label: t(`themeKind.${kind}`),
  hint: t(`themeKindHint.${kind}`),
}))

function themeItems(themes: ReadonlyArray<{ id: ThemeId; title: string; deals: number }>): PickerItem[] {
  return themes.map(({ id, title, deals }) => ({
    id,
    label: title,
    hint: t('theme.dealCount', { count: deals }),
    icon: <Tag aria-hidden size={14} />,
  }))
}

/** Beside the themes that are there: a new one named as typed, unless there is one of that name, and none. */
function extraItems(typed: string, themes: ReadonlyArray<{ title: string }>): PickerItem[] {
  const isTaken = themes.some(({ title }) => title.localeCompare(typed, undefined, { sensitivity: 'base' }) === 0)
  const none: PickerItem = { id: NONE, label: t('theme.none'), icon: <CircleOff aria-hidden size={14} /> }
  if (!typed || isTaken) return [none]
  return [
    { id: NEW, label: t('theme.create', { title: typed }), icon: <Plus aria-hidden size={14} />, always: true },
    none,
  ]
}
