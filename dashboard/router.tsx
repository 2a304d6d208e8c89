import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { parseSearch, stringifySearch } from '@/dashboard/address/search'
import { objectionId } from '@/utils/model/ids'
import { CoveragePage } from './coverage/coverage-page'
import { DealPage } from './deals/deal-page'
import { DealsPage } from './deals/deals-page'
import { DevicesPage } from './devices/devices-page'
import { ExportsPage } from './exports/exports-page'
import { ImportPage } from './import/import-page'
import { ObjectionsPage } from './objections/objections-page'
import { ErrorState } from './parts/error-state'
import { AccountPage } from './people/account-page'
import { MembersPage } from './people/members-page'
import { PairPage } from './people/pair-page'
import { Gate } from './shell/gate'
import { NotFound } from './shell/not-found'
import { SignInPage } from './shell/sign-in-page'
import { ThemePage } from './themes/theme-page'
import { ThemesPage } from './themes/themes-page'
import { WeekPage } from './week/week-page'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

const signInSearch = z.object({ error: z.string().optional().catch(undefined) })
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search) => signInSearch.parse(search),
  component: SignInPage,
})

/** Everything behind the sign-in; its search is the one filter of all pages. */
const app = createRoute({ getParentRoute: () => root, id: 'app', validateSearch: onlyFilter, component: Gate })

const index = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/objections', search })
  },
})

/** What a page keeps in the address beside the filter; what it does not know is dropped. */
const objectionsSearch = z.object({ note: objectionId.optional().catch(undefined) })
const themesSearch = z.object({ view: z.enum(['plot']).optional().catch(undefined) })

const objections = createRoute({
  getParentRoute: () => app,
  path: '/objections',
  validateSearch: (search) => objectionsSearch.parse(search),
  component: ObjectionsPage,
})

const themes = createRoute({
  getParentRoute: () => app,
  path: '/themes',
  validateSearch: (search) => themesSearch.parse(search),
  component: ThemesPage,
})

const theme = createRoute({ getParentRoute: () => app, path: '/themes/$themeId', component: ThemePage })
const deals = createRoute({ getParentRoute: () => app, path: '/deals', component: DealsPage })
const dealImport = createRoute({ getParentRoute: () => app, path: '/deals/import', component: ImportPage })
const deal = createRoute({ getParentRoute: () => app, path: '/deals/$dealId', component: DealPage })

const week = createRoute({ getParentRoute: () => app, path: '/week', component: WeekPage })

const coverageSearch = z.object({ per: z.enum(['deal']).optional().catch(undefined) })
const coverage = createRoute({
  getParentRoute: () => app,
  path: '/coverage',
  validateSearch: (search) => coverageSearch.parse(search),
  component: CoveragePage,
})

const account = createRoute({ getParentRoute: () => app, path: '/account', component: AccountPage })
const members = createRoute({ getParentRoute: () => app, path: '/members', component: MembersPage })

const pairSearch = z.object({ code: z.string().max(40).optional().catch(undefined) })
const pair = createRoute({
  getParentRoute: () => app,
  path: '/pair',
  validateSearch: (search) => pairSearch.parse(search),
  component: PairPage,
})

const devices = createRoute({ getParentRoute: () => app, path: '/devices', component: DevicesPage })

const exports = createRoute({ getParentRoute: () => app, path: '/exports', component: ExportsPage })

const routeTree = root.addChildren([
  signIn,
  app.addChildren([
    index,
    objections,
    themes,
    theme,
    deals,
    dealImport,
    deal,
    devices,
    exports,
    account,
    members,
    pair,
    week,
    coverage,
  ]),
])

export function createAppRouter() {
  return createRouter({
    routeTree,
    parseSearch,
    stringifySearch,
    defaultPreload: false,
    scrollRestoration: true,
    defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} retry={reset} />,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
