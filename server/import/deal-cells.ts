import { knownCurrency } from '@/utils/model/money'
import { outcome as outcomeWord } from '@/utils/model/words'
import type { Format } from './best-format'
import type { DEAL_HEADERS } from './headers'
import type { AmountText } from './number-formats'
import { outcomeOf, outcomeOfStage } from './outcomes'
import type { Cells } from './read-rows'

export type DealCells = Cells<keyof typeof DEAL_HEADERS>

/** How one file writes its amounts and dates. */
export interface Formats {
  amount: Format<AmountText, number>
  date: Format<string, string>
}

type Reject = (reason: string) => void

/** The currency of a row, its own or the file's; undefined when it names none that exists. */
export function currencyOf(cells: DealCells, options: { currency: string }): string | undefined {
  return knownCurrency.safeParse(cells('currency') ?? options.currency).data
}

export function readAmount(text: string | null, currency: string | undefined, formats: Formats, reject: Reject) {
  if (text === null || currency === undefined) return null
  const minor = formats.amount.read({ text, currency })
  if (minor === undefined) {
    reject(`amount "${text}" is no amount in ${currency} written as ${formats.amount.name} like the rest of the file`)
  }
  return minor ?? null
}

export function readDate(text: string | null, formats: Formats, reject: Reject) {
  if (text === null) return null
  const at = formats.date.read(text)
  if (at === undefined) reject(`date "${text}" is not a date written as ${formats.date.name} like the rest of the file`)
  return at ?? null
}

export function readOutcome(cells: DealCells, reject: Reject) {
  const stage = cells('stage')
  const named = cells('outcome')
  if (named === null) return stage === null ? 'unknown' : outcomeOfStage(stage)
  const outcome = outcomeOf(named)
  if (outcome === undefined) reject(`outcome "${named}" is none of ${outcomeWord.options.join(', ')}`)
  return outcome
}
