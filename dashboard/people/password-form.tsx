import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, Form, Input, Label, Text, TextField } from 'react-aria-components'
import { accountQuery, setPassword } from '@/dashboard/api/people'
import { t } from '@/dashboard/strings'
import { MAX_PASSWORD, MIN_PASSWORD, type OwnAccount } from '@/utils/model/people'
import { SignInProblem } from './sign-in-problem'

/** Chooses a password; the present one is asked for where there is one and no link has just proved who this is. */
export function PasswordForm({ account: { hasPassword, needsCurrent } }: { account: OwnAccount }) {
  const [typed, setTyped] = useState({ current: '', password: '' })
  const client = useQueryClient()
  const saving = useMutation({
    mutationFn: setPassword,
    onSuccess: async () => {
      setTyped({ current: '', password: '' })
      await client.invalidateQueries(accountQuery)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate({ password: typed.password, ...(needsCurrent && { current: typed.current }) })
  }
  return (
    <Form className="sign-in-form" onSubmit={submit}>
      {needsCurrent && (
        <TextField
          className="field"
          type="password"
          autoComplete="current-password"
          isRequired
          value={typed.current}
          onChange={(current) => setTyped({ ...typed, current })}
        >
          <Label>{t('account.current')}</Label>
          <Input dir="ltr" />
        </TextField>
      )}
      <TextField
        className="field"
        type="password"
        autoComplete="new-password"
        isRequired
        minLength={MIN_PASSWORD}
        maxLength={MAX_PASSWORD}
        value={typed.password}
        onChange={(password) => setTyped({ ...typed, password })}
      >
        <Label>{hasPassword ? t('account.newPassword') : t('signIn.password')}</Label>
        <Input dir="ltr" />
        <Text slot="description" className="quiet">
          {t('account.passwordRule', { count: MIN_PASSWORD })}
        </Text>
      </TextField>
      <SignInProblem error={saving.error} />
      {saving.isSuccess && typed.password === '' && <p role="status">{t('account.passwordSaved')}</p>}
      <Button
        type="submit"
        className="button button-primary"
        isDisabled={typed.password.length < MIN_PASSWORD || saving.isPending}
      >
        {t('save')}
      </Button>
    </Form>
  )
}
