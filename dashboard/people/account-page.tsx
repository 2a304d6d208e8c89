import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import { accountQuery, endSession, enterWorkspace } from '@/dashboard/api/people'
import { ErrorDialog } from '@/dashboard/parts/error-dialog'
import { ErrorState } from '@/dashboard/parts/error-state'
import { useDates, useMe } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import { browserName } from '@/utils/model/browser-name'
import type { LoginView, OwnAccount } from '@/utils/model/people'
import { PasswordForm } from './password-form'

/** One's own ways in: the password, where one is signed in, and the workspaces that one belongs to. */
export function AccountPage() {
  const me = useMe()
  const { data, error, refetch } = useQuery(accountQuery)
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />
  return (
    <div className="scroll-page">
      <header className="page-head">
        <h1 dir="auto">{me.name}</h1>
        <p className="quiet">
          {me.email} · {me.roles.map((role) => t(`role.${role}`)).join(', ')}
        </p>
      </header>
      {data && (
        <div className="account-page">
          <section className="block">
            <h2>{t('account.password')}</h2>
            <p className="quiet">{data.hasPassword ? t('account.passwordSet') : t('account.passwordNone')}</p>
            <PasswordForm account={data} />
          </section>
          <section className="block">
            <h2>{t('account.sessions')}</h2>
            <ul className="sessions">
              {data.sessions.map((login) => (
                <Session key={login.id} login={login} />
              ))}
            </ul>
          </section>
          {data.workspaces.length > 1 && <Workspaces workspaces={data.workspaces} />}
        </div>
      )}
    </div>
  )
}

function Session({ login: { id, current, means, browser, address, createdAt } }: { login: LoginView }) {
  const { minute } = useDates()
  const client = useQueryClient()
  const ending = useMutation({
    mutationFn: () => endSession(id),
    onSettled: () => client.invalidateQueries(accountQuery),
  })
  return (
    <li className="session">
      <div>
        <p>
          {browser === null ? t('account.someBrowser') : browserName(browser)}
          {current && <span className="tag">{t('account.thisOne')}</span>}
        </p>
        <p className="quiet">
          {means && `${t(`means.${means}`)} · `}
          <time dateTime={createdAt}>{minute(createdAt)}</time>
          {address && (
            <>
              {' · '}
              <bdi>{address}</bdi>
            </>
          )}
        </p>
      </div>
      {!current && (
        <Button className="button" isDisabled={ending.isPending} onPress={() => ending.mutate()}>
          {t('account.endSession')}
        </Button>
      )}
      {ending.error && <ErrorDialog error={ending.error} onClose={() => ending.reset()} />}
    </li>
  )
}

function Workspaces({ workspaces }: Pick<OwnAccount, 'workspaces'>) {
  const entering = useMutation({
    mutationFn: enterWorkspace,
    // Nothing of the other workspace stays in memory.
    onSuccess: () => window.location.assign('/'),
  })
  return (
    <section className="block">
      <h2>{t('account.workspaces')}</h2>
      <ul className="sessions">
        {workspaces.map(({ id, name, current }) => (
          <li key={id} className="session">
            <p dir="auto">{name}</p>
            {current ? (
              <span className="tag">{t('account.thisOne')}</span>
            ) : (
              <Button className="button" onPress={() => entering.mutate(id)}>
                {t('account.enter')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {entering.error && <ErrorDialog error={entering.error} onClose={() => entering.reset()} />}
    </section>
  )
}
