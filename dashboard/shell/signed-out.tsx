import { SignInForm } from '@/dashboard/people/sign-in-form'
import { t } from '@/dashboard/strings'

/** What to do to get in; also where signing out leads. */
export function SignedOut() {
  return (
    <main className="alone">
      <Brand />
      <h1>{t('signedOut.title')}</h1>
      <p>{t('signedOut.text')}</p>
      <SignInForm />
      <OtherWays />
    </main>
  )
}

/** For who has no password, folded away from those who have. */
export function OtherWays() {
  return (
    <details>
      <summary>{t('signIn.noWayIn')}</summary>
      <NewLinkHelp />
    </details>
  )
}

export function Brand() {
  return (
    <p className="brand">
      <img src="/icon.svg" alt="" width={24} height={24} />
      {t('app.name')}
    </p>
  )
}

/** Where sign-in links come from. */
export function NewLinkHelp() {
  return (
    <ul className="steps">
      <li>
        {t('signIn.helpStart')}
        <code>npm run pushback -- sign-in-link --workspace NAME --email ADDRESS</code>
      </li>
      <li>{t('signIn.helpAdmin')}</li>
    </ul>
  )
}
