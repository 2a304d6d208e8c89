import './jitless'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { isWorthRetrying } from '@/dashboard/api/errors'
import '@/components/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/overlays.css'
import './styles/table.css'
import './shell/shell.css'
import './filters/filters.css'
import './objections/objections.css'
import './objections/detail.css'
import './objections/export.css'
import './themes/themes.css'
import './deals/deals.css'
import { createAppRouter } from './router'
import { applyAppearance, storedAppearance } from './shell/appearance'

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

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <RouterProvider router={createAppRouter()} />
    </QueryClientProvider>,
  )
}
