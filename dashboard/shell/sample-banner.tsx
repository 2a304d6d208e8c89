import { FlaskConical } from 'lucide-react'
import { t } from '@/dashboard/strings'

export function SampleBanner() {
  return (
    <aside className="banner" aria-label={t('sample.title')}>
      <FlaskConical aria-hidden size={14} />
      <span>
        <strong>{t('sample.title')}</strong> {t('sample.text')}
      </span>
    </aside>
  )
}
