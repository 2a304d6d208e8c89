import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { membersQuery } from '@/dashboard/api/people'
import { formatCount } from '@/dashboard/format/counts'
import { DataTable } from '@/dashboard/parts/data-table'
import { ErrorState } from '@/dashboard/parts/error-state'
import { useHotkeys } from '@/dashboard/parts/hotkeys'
import { TableOutline } from '@/dashboard/parts/table-outline'
import { t } from '@/dashboard/strings'
import { InviteDialog } from './invite-dialog'
import { memberColumns } from './member-columns'

/** Who may come in here, and as what. */
export function MembersPage() {
  const { data, error, refetch } = useQuery(membersQuery)
  const [isInviting, setInviting] = useState(false)
  useHotkeys({ i: () => setInviting(true) })
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />
  const count = data?.rows.filter(({ removedAt }) => removedAt === null).length
  return (
    <div className="scroll-page">
      <header className="page-head page-head-row">
        <div>
          <h1>
            {count === undefined ? (
              <span className="sr-only">{t('loading')}</span>
            ) : (
              t('members.count', { count, number: formatCount(count) })
            )}
          </h1>
          <p className="quiet">{t('members.intro')}</p>
        </div>
        <Button className="button button-primary" onPress={() => setInviting(true)}>
          <UserPlus aria-hidden size={14} />
          {t('members.invite')} <kbd>I</kbd>
        </Button>
      </header>
      {data ? (
        <DataTable label={t('nav.members')} columns={memberColumns} rows={data.rows} idOf={({ id }) => id} />
      ) : (
        <TableOutline />
      )}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </div>
  )
}
