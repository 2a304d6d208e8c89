import { createColumnHelper } from '@tanstack/react-table'
import { formatCount } from '@/dashboard/format/counts'
import type { tableParts } from '@/dashboard/parts/table-parts'
import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { DeviceView } from '@/utils/model/views'
import { deviceWord } from './device-word'
import { RevokeButton } from './revoke-button'

const helper = createColumnHelper<typeof tableParts, DeviceView>()

export const deviceColumns = helper.columns([
  helper.accessor('name', {
    header: () => t('devices.whose'),
    sortDescFirst: false,
    cell: ({ row }) => <Whose device={row.original} />,
  }),
  helper.accessor('lastSeen', {
    header: () => t('devices.lastSeen'),
    meta: { width: '188px' },
    cell: ({ getValue }) => <Minute instant={getValue()} otherwise={t('devices.never')} />,
  }),
  helper.accessor('waiting', {
    header: () => t('devices.waiting'),
    meta: { numeric: true, width: '120px' },
    cell: ({ getValue }) => <Waiting count={getValue()} />,
  }),
  helper.accessor('createdAt', {
    header: () => t('devices.created'),
    meta: { width: '188px', wideOnly: true },
    cell: ({ getValue }) => <Minute instant={getValue()} otherwise={t('none')} />,
  }),
  helper.display({
    id: 'revoke',
    header: () => <span className="sr-only">{t('devices.revoke')}</span>,
    meta: { width: '192px' },
    cell: ({ row }) => <RevokeButton device={row.original} />,
  }),
])

function Whose({ device }: { device: DeviceView }) {
  const { name, email } = device
  return (
    <div className="device-whose">
      <bdi>{deviceWord(device)}</bdi>
      <span className="quiet">
        <bdi>{name}</bdi>
        {name !== email && (
          <>
            {' · '}
            <bdi>{email}</bdi>
          </>
        )}
      </span>
    </div>
  )
}

function Minute({ instant, otherwise }: { instant: string | null; otherwise: string }) {
  const { minute } = useDates()
  return instant ? <time dateTime={instant}>{minute(instant)}</time> : <span className="none">{otherwise}</span>
}

/** What the browser said when it was last heard of; one that is away may have more by now. */
function Waiting({ count }: { count: number | null }) {
  return count ? (
    <strong>{formatCount(count)}</strong>
  ) : (
    <span className="none">{count === null ? t('none') : '0'}</span>
  )
}
