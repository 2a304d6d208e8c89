import { Link } from '@tanstack/react-router'
import { t } from '@/dashboard/strings'
import { Brand } from './signed-out'

export function NotFound() {
  return (
    <main className="alone">
      <Brand />
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <Link to="/objections" className="button">
        {t('notFound.back')}
      </Link>
    </main>
  )
}
