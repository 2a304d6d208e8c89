import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { calendarDay, type DateStyle, formatDay, formatDayBriefly, formatMinute } from '@/dashboard/format/dates'
import type { Me } from '@/utils/model/views'

const MeContext = createContext<Me | null>(null)

/** Who reads, and in which workspace; stands above every page behind the sign-in. */
export function WorkspaceProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>
}

export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new TypeError('useMe is called outside of WorkspaceProvider')
  return me
}

/** Dates as the workspace counts them. */
export function useDates() {
  const { timeZone } = useMe().workspace
  return useMemo(() => {
    const style: DateStyle = { timeZone }
    const today = () => calendarDay(new Date(), timeZone)
    return {
      day: (instant: string) => formatDay(instant, style),
      minute: (instant: string) => formatMinute(instant, style),
      briefDay: (instant: string) => formatDayBriefly(instant, { ...style, today: today() }),
      today,
    }
  }, [timeZone])
}

/** What the reader's roles let him change here; the endpoint decides again. */
export function useRights() {
  const { roles } = useMe()
  const has = (...wanted: Me['roles']) => roles.some((role) => wanted.includes(role))
  return {
    editNotes: has('manager', 'admin'),
    curate: has('manager', 'pm', 'admin'),
    writeDeals: has('manager', 'admin'),
    exportUnredacted: has('manager', 'admin'),
    /** Who exported what is seen by who answers for it. */
    seeExports: has('manager', 'admin'),
    seeCoverage: has('manager', 'admin'),
    isAdmin: has('admin'),
    /** An engineer sees their own notes only, and neither deals nor what themes cost. */
    seeAll: has('manager', 'pm', 'admin'),
  }
}

/** Whether the reader has anything to see on a page. */
export function mayOpen(
  page: string,
  { seeAll, seeExports, seeCoverage, isAdmin }: ReturnType<typeof useRights>,
): boolean {
  if (page === '/exports') return seeExports
  if (page === '/coverage') return seeCoverage
  if (page === '/members') return isAdmin
  return seeAll || FOR_EVERYBODY.includes(page)
}

const FOR_EVERYBODY: readonly string[] = ['/objections', '/devices', '/account', '/pair']
