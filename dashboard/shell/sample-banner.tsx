import { FlaskConical } from 'lucide-react'
import { t } from '@/dashboard/strings'

export function SampleBanner() {
  return (
    <p className="banner" role="note">
      <FlaskConical aria-hidden size={14} />
      <span>
        <strong>{t('sample.title')}</strong> {t('sample.text')}
      </span>
    </p>
  )
}
