import { useState } from 'react'
import { Button, Form, TextArea, TextField } from 'react-aria-components'
import { InlineError } from '@/dashboard/parts/error-state'
import { useDates, useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import { MAX_TEXT } from '@/utils/model/records'
import type { ThemeSummary } from '@/utils/model/views'
import { useThemeEdit } from './use-theme-edit'

/** What colleagues may say to it in the next demo, and since when. */
export function ThemeAnswer({ theme }: { theme: ThemeSummary }) {
  const { curate } = useRights()
  const { day } = useDates()
  const [isWriting, setWriting] = useState(false)
  return (
    <section className="block answer">
      <h2>
        {t('theme.answer')}
        {theme.answerAt && theme.answer && (
          <span className="quiet">{t('theme.answerSince', { day: day(theme.answerAt) })}</span>
        )}
      </h2>
      {isWriting ? (
        <AnswerForm theme={theme} onDone={() => setWriting(false)} />
      ) : (
        <>
          {theme.answer ? (
            <p className="answer-words" dir="auto">
              {theme.answer}
            </p>
          ) : (
            <p className="quiet">{t('theme.noAnswer')}</p>
          )}
          {curate && (
            <Button className="button" onPress={() => setWriting(true)}>
              {theme.answer ? t('theme.editAnswer') : t('theme.writeAnswer')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}

/** The text stays in the box until the endpoint has it. */
function AnswerForm({ theme, onDone }: { theme: ThemeSummary; onDone: () => void }) {
  const [typed, setTyped] = useState(theme.answer ?? '')
  const { save, isPending, error } = useThemeEdit(theme)
  return (
    <Form
      className="answer-form"
      onSubmit={(event) => {
        event.preventDefault()
        save({ answer: typed.trim() || null }, { onSuccess: onDone })
      }}
    >
      <TextField aria-label={t('theme.answer')} value={typed} onChange={setTyped} maxLength={MAX_TEXT} autoFocus>
        <TextArea dir="auto" rows={4} placeholder={t('theme.answerExample')} />
      </TextField>
      <InlineError error={error} />
      <div className="form-foot">
        <Button type="submit" className="button button-primary" isDisabled={isPending}>
          {t('save')}
        </Button>
        <Button className="button" onPress={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  )
}
