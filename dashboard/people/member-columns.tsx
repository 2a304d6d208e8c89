import { createColumnHelper } from '@tanstack/react-table'
import type { tableParts } from '@/dashboard/parts/table-parts'
import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { MemberView } from '@/utils/model/people'
import { MemberMenu } from './member-menu'

const helper = createColumnHelper<typeof tableParts, MemberView>()

export const memberColumns = helper.columns([
  helper.accessor('name', {
    header: () => t('members.name'),
    sortDescFirst: false,
    cell: ({ row: { original } }) => (
      <div className="device-whose">
        <bdi>{original.name}</bdi>
        <span className="quiet">{original.email}</span>
      </div>
    ),
  }),
  helper.accessor(({ roles }) => roles.map((role) => t(`role.${role}`)).join(', '), {
    id: 'roles',
    header: () => t('members.roles'),
    meta: { width: '208px' },
    sortDescFirst: false,
  }),
  helper.accessor('joinedAt', {
    header: () => t('members.standing'),
    meta: { width: '208px' },
    cell: ({ row }) => <Standing member={row.original} />,
  }),
  helper.display({
    id: 'actions',
    header: () => <span className="sr-only">{t('members.actions')}</span>,
    meta: { width: '80px' },
    cell: ({ row }) => <MemberMenu member={row.original} />,
  }),
])

function Standing({ member: { joinedAt, removedAt } }: { member: MemberView }) {
  const { day } = useDates()
  if (removedAt) return <span className="none">{t('members.removed', { day: day(removedAt) })}</span>
  if (joinedAt) return <>{t('members.joined', { day: day(joinedAt) })}</>
  return <span className="tag">{t('members.invited')}</span>
}
