import { queryOptions } from '@tanstack/react-query'
import { stringifySearch } from '@/dashboard/address/search'
import { batchPage, batchView, undoAnswer } from '@/utils/model/batch'
import { type ImportMapping, importAnswer, importLook } from '@/utils/model/import'
import { ask } from './client'

/** What a person has answered about a file. */
export interface ImportChoice {
  mapping?: ImportMapping
  numberFormat?: string
  dateFormat?: string
  currency?: string
}

/** The file is sent at every step, so that any process behind a load balancer can answer. */
export function lookAtFile(file: File, choice: ImportChoice) {
  return ask({ method: 'POST', path: `/api/deals/import/look${searchOf(choice)}`, file, answer: importLook })
}

interface Sending {
  signal: AbortSignal
  /** By which its progress is asked; without it, the endpoint only says what it would do. */
  batch?: string
}

export function sendImport(file: File, choice: ImportChoice, { signal, batch }: Sending) {
  const run = batch === undefined ? { dryRun: 'true' } : { batch, fileName: file.name.slice(0, 300) }
  const path = `/api/deals/import${searchOf({ ...choice, ...run })}`
  return ask({ method: 'POST', path, file, signal, answer: importAnswer })
}

function searchOf<Choice extends ImportChoice>({ mapping, ...choice }: Choice): string {
  return stringifySearch({ ...choice, mapping: mapping && JSON.stringify(mapping) })
}

const ASK_EVERY_MS = 500

/** How far an import is; null while the endpoint still reads the file. */
export function importQuery(batch: string) {
  return queryOptions({
    queryKey: ['imports', 'one', batch],
    queryFn: ({ signal }) => ask({ path: `/api/deals/imports/${batch}`, answer: batchView.nullable(), signal }),
    refetchInterval: ASK_EVERY_MS,
  })
}

export const importsQuery = queryOptions({
  queryKey: ['imports', 'list'],
  queryFn: ({ signal }) => ask({ path: '/api/deals/imports?limit=20', answer: batchPage, signal }),
})

export function undoImport(batch: string) {
  return ask({ method: 'POST', path: `/api/deals/imports/${batch}/undo`, answer: undoAnswer })
}
