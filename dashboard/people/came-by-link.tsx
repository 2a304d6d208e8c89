import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { KeyRound, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { accountQuery } from '@/dashboard/api/people'
import { t } from '@/dashboard/strings'

/** Whoever came by a link can choose a password now, without which the next time needs a link again. */
export function CameByLink() {
  const { data } = useQuery(accountQuery)
  const [isDismissed, setDismissed] = useState(false)
  const cameByLink = data?.sessions.some(({ current, means }) => current && means === 'link')
  if (!data || !cameByLink || data.needsCurrent || isDismissed) return null
  return (
    <aside className="banner" aria-label={t('account.password')}>
      <KeyRound aria-hidden size={14} />
      <span>
        {data.hasPassword ? t('account.byLinkAgain') : t('account.byLink')}{' '}
        <Link to="/account" search={onlyFilter}>
          {t('account.choosePassword')}
        </Link>
      </span>
      <Button className="icon-button" aria-label={t('dismiss')} onPress={() => setDismissed(true)}>
        <X aria-hidden size={14} />
      </Button>
    </aside>
  )
}
