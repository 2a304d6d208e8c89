import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { isSignedOut } from '@/dashboard/api/errors'
import { meQuery } from '@/dashboard/api/queries'
import { ErrorState } from '@/dashboard/parts/error-state'
import { WorkspaceProvider } from '@/dashboard/parts/workspace'
import { Shell, ShellOutline } from './shell'
import { SignedOut } from './signed-out'

/** Lets through who is signed in; the others learn how to get in. */
export function Gate() {
  const { data: me, error, refetch } = useQuery(meQuery)
  if (isSignedOut(error)) return <SignedOut />
  if (error && !me) {
    return (
      <main className="alone">
        <ErrorState error={error} retry={() => void refetch()} />
      </main>
    )
  }
  if (!me) return <ShellOutline />
  return (
    <WorkspaceProvider me={me}>
      <Shell>
        <Outlet />
      </Shell>
    </WorkspaceProvider>
  )
}
