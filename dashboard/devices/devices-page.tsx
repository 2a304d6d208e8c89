import { useQuery } from '@tanstack/react-query'
import { devicesQuery } from '@/dashboard/api/queries'
import { formatCount } from '@/dashboard/format/counts'
import { DataTable } from '@/dashboard/parts/data-table'
import { ErrorState } from '@/dashboard/parts/error-state'
import { TableOutline } from '@/dashboard/parts/table-outline'
import { useMe } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import { deviceColumns } from './device-columns'

/** The browsers that send notes: when each was heard of, what waits there, and the way to shut one out. */
export function DevicesPage() {
  const { slug } = useMe().workspace
  const { data, error, refetch } = useQuery(devicesQuery)
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />
  const count = data?.rows.length
  return (
    <div className="scroll-page devices">
      <header className="page-head">
        <h1>
          {count === undefined ? (
            <span className="sr-only">{t('loading')}</span>
          ) : (
            t('devices.count', { count, number: formatCount(count) })
          )}
        </h1>
        <p className="quiet">{t('devices.intro')}</p>
      </header>
      {count === undefined && <TableOutline />}
      {count === 0 && (
        <div className="state">
          <h2>{t('devices.empty')}</h2>
          <p>{t('devices.emptyNext')}</p>
          <p className="quiet">{t('devices.emptyToken')}</p>
          <p className="example">
            <code>{`npm run pushback -- token create --workspace ${slug} --email you@example.com --role se`}</code>
          </p>
        </div>
      )}
      {data && data.rows.length > 0 && (
        <DataTable label={t('nav.devices')} columns={deviceColumns} rows={data.rows} idOf={({ id }) => id} />
      )}
    </div>
  )
}
