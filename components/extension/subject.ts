import type { DealId } from '@/utils/model/ids'
import type { DeviceDeal } from '@/utils/model/records'

/** Whom the demo is for: a deal of the team's, or what was typed. */
export interface Subject {
  dealId: DealId | null
  account: string | null
  /** The record's page in the CRM, where it was picked from there. */
  crmUrl?: string | null
}

/** One line of the list: what it is called, and what tells it from its namesakes. */
export interface SubjectOption {
  key: string
  main: string
  side: string
  subject: Subject
}

export const typedSubject = (text: string): Subject => ({ dealId: null, account: text.trim() || null })

/** The same deal, or typed words that say the same name. */
export function isSameSubject(one: Subject, other: Subject): boolean {
  if (one.dealId !== null) return one.dealId === other.dealId
  return one.account !== null && one.account.toLowerCase() === other.account?.toLowerCase()
}

/** A deal with all that tells it from another of the same name. */
export function dealOption({ id, account, name, segment, stage, externalId }: DeviceDeal): SubjectOption {
  const side = [account ? name : null, stage, segment, externalId].filter((part) => part !== null && part !== '')
  return { key: id, main: account ?? name, side: side.join(' · '), subject: { dealId: id, account: account ?? name } }
}

/** The deals whose customer, or whose own name, is exactly what was typed, in whatever case. */
export function namedExactly(deals: readonly DeviceDeal[], text: string): DeviceDeal[] {
  const typed = letters(text)
  return deals.filter(({ account, name }) => typed !== '' && [account, name].some((each) => letters(each) === typed))
}

const letters = (name: string | null) => (name ?? '').normalize('NFC').trim().toLowerCase()
