import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { Button, Form, Input, TextField } from 'react-aria-components'
import { InlineError } from '@/dashboard/parts/error-state'
import { FieldSelect } from '@/dashboard/parts/field-select'
import { useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { ThemeSummary } from '@/utils/model/views'
import { themeKind, themeStatus } from '@/utils/model/words'
import { useThemeEdit } from './use-theme-edit'

/** The theme's name, what it asks for and how far it is; who curates changes each in place. */
export function ThemeHead({ theme }: { theme: ThemeSummary }) {
  const { curate } = useRights()
  const [isNaming, setNaming] = useState(false)
  const { save, now, error } = useThemeEdit(theme)
  return (
    <header className="theme-head">
      {isNaming ? (
        <TitleForm
          title={theme.title}
          onDone={(title) => {
            setNaming(false)
            if (title !== theme.title) save({ title })
          }}
        />
      ) : (
        <h1>
          <span dir="auto">{now.title}</span>
          {curate && (
            <Button className="icon-button" aria-label={t('theme.rename')} onPress={() => setNaming(true)}>
              <Pencil aria-hidden size={14} />
            </Button>
          )}
        </h1>
      )}
      <div className="theme-state">
        <FieldSelect
          label={t('theme.kind')}
          value={now.kind}
          isDisabled={!curate}
          options={themeKind.options.map((id) => ({ id, label: t(`themeKind.${id}`) }))}
          onChange={(kind) => save({ kind })}
        />
        <FieldSelect
          label={t('theme.status')}
          value={now.status}
          isDisabled={!curate}
          options={themeStatus.options.map((id) => ({ id, label: t(`themeStatus.${id}`) }))}
          onChange={(status) => save({ status })}
        />
      </div>
      <InlineError error={error} />
    </header>
  )
}

/** Enter keeps the new name, Escape the old one. */
function TitleForm({ title, onDone }: { title: string; onDone: (title: string) => void }) {
  const [typed, setTyped] = useState(title)
  return (
    <Form
      className="title-form"
      onSubmit={(event) => {
        event.preventDefault()
        onDone(typed.trim() || title)
      }}
    >
      <TextField
        aria-label={t('theme.title')}
        value={typed}
        onChange={setTyped}
        maxLength={500}
        autoFocus
        onKeyDown={(event) => event.key === 'Escape' && onDone(title)}
      >
        <Input dir="auto" />
      </TextField>
      <Button type="submit" className="button button-primary">
        {t('save')}
      </Button>
      <Button className="button" onPress={() => onDone(title)}>
        {t('cancel')}
      </Button>
    </Form>
  )
}
