import { useQueryClient } from '@tanstack/react-query'
import { useMatchRoute } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useLive } from '@/dashboard/api/live'
import { FilterBar } from '@/dashboard/filters/filter-bar'
import { RefusedNotice } from '@/dashboard/filters/refused-notice'
import { useHotkeys } from '@/dashboard/parts/hotkeys'
import { useMe } from '@/dashboard/parts/workspace'
import { CameByLink } from '@/dashboard/people/came-by-link'
import { KeyboardHelp } from './keyboard-help'
import { Palette } from './palette'
import { SampleBanner } from './sample-banner'
import { TopBar } from './top-bar'

/** A deal is shown whole, and people, their browsers and exports are no notes. */
const UNFILTERED = ['/deals/$dealId', '/deals/import', '/exports', '/devices', '/account', '/members', '/pair'] as const

type Overlay = 'palette' | 'help' | null

/** What stands around every page: bar, filter, and the two overlays that any page can open. */
export function Shell({ children }: { children: ReactNode }) {
  const live = useLive(useQueryClient())
  const [overlay, setOverlay] = useState<Overlay>(null)
  const { workspace } = useMe()
  // There the filter only waits in the address.
  const matches = useMatchRoute()
  const isUnfiltered = UNFILTERED.some((to) => matches({ to }))
  useHotkeys({ '?': () => setOverlay('help'), 'mod+k': () => setOverlay('palette') })
  const close = () => setOverlay(null)
  return (
    <div className="shell">
      <TopBar live={live} onFind={() => setOverlay('palette')} onHelp={() => setOverlay('help')} />
      {workspace.sample && <SampleBanner />}
      {!workspace.sample && <CameByLink />}
      <RefusedNotice />
      {!isUnfiltered && <FilterBar />}
      <main className="page">{children}</main>
      <Palette isOpen={overlay === 'palette'} onClose={close} />
      <KeyboardHelp isOpen={overlay === 'help'} onClose={close} />
    </div>
  )
}

/** The same frame, empty, while it is not known yet who is reading. */
export function ShellOutline() {
  return (
    <div className="shell" aria-busy="true">
      <div className="topbar" />
      <div className="filterbar" />
    </div>
  )
}
