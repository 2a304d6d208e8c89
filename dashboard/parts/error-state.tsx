import { Button } from 'react-aria-components'
import { t } from '@/dashboard/strings'
import { errorText } from './error-text'

/** In place of what could not be shown: what happened, what is safe, what to do. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { title, next, id } = errorText(error)
  return (
    <div className="state" role="alert">
      <h2>{title}</h2>
      <p>{next}</p>
      {retry && (
        <Button className="button" onPress={retry}>
          {t('error.retry')}
        </Button>
      )}
      {id && <p className="quiet">{t('error.id', { id })}</p>}
    </div>
  )
}

/** One line beside the control whose change was refused; nothing else on the page is lost. */
export function InlineError({ error }: { error: unknown }) {
  if (!error) return null
  const { title, next } = errorText(error)
  return (
    <p className="inline-error" role="alert">
      {title} {next}
    </p>
  )
}
