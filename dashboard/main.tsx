import './jitless'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { pageLocale, speak } from '@/components/speak'
import { isWorthRetrying } from '@/dashboard/api/errors'
import '@/components/tokens.css'
import '@/components/base.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/overlays.css'
import './styles/table.css'
import './shell/shell.css'
import './filters/filters.css'
import './objections/objections.css'
import './objections/detail.css'
import './themes/themes.css'
import './deals/deals.css'
import './devices/devices.css'
import './exports/exports.css'
import './people/people.css'
import './coverage/coverage.css'
import './import/import.css'
import { languageOf } from '@/utils/strings/languages'
import { createAppRouter } from './router'
import { applyAppearance, storedAppearance } from './shell/appearance'
import { storedLanguage } from './shell/language'
import { t } from './strings'

applyAppearance(storedAppearance())

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Server-sent events say when something is stale; returning to the window need not ask again.
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && isWorthRetrying(error),
    },
  },
})

async function boot(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) return
  await speak([t], languageOf(storedLanguage(), navigator.languages))
  createRoot(root).render(
    <I18nProvider locale={pageLocale()}>
      <QueryClientProvider client={client}>
        <RouterProvider router={createAppRouter()} />
      </QueryClientProvider>
    </I18nProvider>,
  )
}

boot().catch(console.error)
