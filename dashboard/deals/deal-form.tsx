import { parseDate } from '@internationalized/date'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Form, Input, Label, TextField } from 'react-aria-components'
import { createDeal, editDeal } from '@/dashboard/api/changes'
import { parseAmount } from '@/dashboard/format/amount'
import { calendarDay } from '@/dashboard/format/dates'
import { InlineError } from '@/dashboard/parts/error-state'
import { FieldSelect } from '@/dashboard/parts/field-select'
import { useMe } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import { isClosed } from '@/utils/model/deal-edit'
import { decimalOf, knownCurrency } from '@/utils/model/money'
import type { DealDetail, DealView } from '@/utils/model/views'
import { type Outcome, outcome as outcomeWord } from '@/utils/model/words'

const TEXTS = ['name', 'account', 'segment', 'owner', 'amount', 'currency', 'competitors', 'lostTo', 'crmUrl'] as const
type Typed = Record<(typeof TEXTS)[number] | 'closed', string> & { outcome: Outcome }

const labels = {
  name: 'import.name',
  account: 'field.account',
  segment: 'field.segment',
  owner: 'field.owner',
  amount: 'field.amount',
  currency: 'field.currency',
  competitors: 'dealForm.competitors',
  lostTo: 'deal.lostTo',
  crmUrl: 'import.crmUrl',
} as const satisfies Record<(typeof TEXTS)[number], string>

interface Props {
  /** The deal that is changed; without one, a new one is made. */
  deal?: DealView
  onSaved: (detail: DealDetail) => void
  onClose: () => void
}

/** Every field of a deal that people know; what was typed stays in the boxes until the endpoint has it. */
export function DealForm({ deal, onSaved, onClose }: Props) {
  const { currency, timeZone } = useMe().workspace
  const client = useQueryClient()
  const [typed, setTyped] = useState<Typed>(() => typedOf(deal, { currency, timeZone }))
  const keepsSegment = deal !== undefined && isClosed(deal.outcome)
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const save = useMutation({
    mutationFn: (minor: number | null) => {
      const { segment, closed, ...own } = fieldsOf(typed, minor)
      // What a closed deal shows is its own, and no longer its account's.
      const fields = { ...own, ...(!keepsSegment && { segment }), ...closedOf(closed, { deal, timeZone }) }
      return deal ? editDeal(deal.id, fields) : createDeal(fields)
    },
    onSuccess: async (detail) => {
      await client.invalidateQueries({ queryKey: ['deals'] })
      onSaved(detail)
    },
  })
  const known = knownCurrency.safeParse(typed.currency)
  const minor = typed.amount.trim() === '' ? null : known.success ? parseAmount(typed.amount, known.data) : undefined
  return (
    <Form
      className="deal-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (minor !== undefined) save.mutate(minor)
      }}
    >
      {TEXTS.map((field, index) => (
        <TextField
          key={field}
          className="field"
          value={typed[field]}
          onChange={(text) => set({ [field]: text })}
          isRequired={field === 'name'}
          isDisabled={field === 'segment' && keepsSegment}
          maxLength={field === 'crmUrl' ? 2_000 : 500}
          autoFocus={index === 0}
        >
          <Label>{t(labels[field])}</Label>
          <Input dir="auto" />
        </TextField>
      ))}
      {isClosed(typed.outcome) && (
        <TextField className="field" value={typed.closed} onChange={(closed) => set({ closed })}>
          <Label>{t('field.closed')}</Label>
          <Input type="date" />
        </TextField>
      )}
      <FieldSelect
        label={t('field.outcome')}
        value={typed.outcome}
        options={outcomeWord.options.map((id) => ({ id, label: t(`outcome.${id}`) }))}
        onChange={(outcome) => set({ outcome })}
      />
      <p className="deal-form-says" role="alert">
        {typed.amount.trim() !== '' && !known.success && t('dealForm.currencyWrong')}
        {known.success && minor === undefined && t('dealForm.amountWrong', { currency: known.data })}
      </p>
      <InlineError error={save.error} />
      <div className="dialog-buttons">
        <Button type="submit" className="button button-primary" isDisabled={save.isPending || minor === undefined}>
          {t('save')}
        </Button>
        <Button className="button" onPress={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  )
}

function typedOf(deal: DealView | undefined, { currency, timeZone }: { currency: string; timeZone: string }): Typed {
  const code = deal?.currency ?? currency
  return {
    name: deal?.name ?? '',
    account: deal?.account ?? '',
    segment: deal?.segment ?? '',
    owner: deal?.owner ?? '',
    amount: deal?.amount == null ? '' : decimalOf(deal.amount, code),
    currency: code,
    competitors: deal?.competitors.join(', ') ?? '',
    lostTo: deal?.lostTo ?? '',
    crmUrl: deal?.crmUrl ?? '',
    closed: deal?.closedAt ? calendarDay(new Date(deal.closedAt), timeZone) : '',
    outcome: deal?.outcome ?? 'open',
  }
}

function fieldsOf(typed: Typed, minor: number | null) {
  const { name, account, segment, owner, currency, lostTo, crmUrl, outcome, closed } = typed
  const competitors = typed.competitors
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return {
    ...{ name, account, segment, owner, lostTo, outcome, competitors, closed, amount: minor },
    currency: minor === null ? null : currency,
    crmUrl: crmUrl.trim() || null,
  }
}

/** A day that nobody has changed says nothing of the hour at which the deal closed. */
function closedOf(closed: string, { deal, timeZone }: { deal: DealView | undefined; timeZone: string }) {
  const was = deal?.closedAt ? calendarDay(new Date(deal.closedAt), timeZone) : ''
  if (closed === was) return {}
  return { closedAt: closed === '' ? null : parseDate(closed).toDate(timeZone).toISOString() }
}
