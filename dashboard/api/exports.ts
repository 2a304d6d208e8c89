import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { type FilterSearch, onlyFilter } from '@/dashboard/address/filter-address'
import { stringifySearch } from '@/dashboard/address/search'
import { type ExportFormat, exportPage, exportProgress, scheduleList } from '@/utils/model/export'
import { languageOf } from '@/utils/strings/languages'
import { ask } from './client'

/** What a file is to be like. */
export interface ExportChoice {
  format: ExportFormat
  redact: boolean
  about: boolean
  bom: boolean
  /** In their order; none means all. */
  columns: readonly string[]
}

/** Where a file of what is filtered is fetched; `run` is what it is asked about by, while it is on its way. */
export function exportAddress(filter: FilterSearch, choice: ExportChoice, run: string): string {
  const { format, redact, columns } = choice
  const flags = {
    redact: redact ? '1' : undefined,
    about: choice.about && format !== 'xlsx' ? '1' : undefined,
    bom: choice.bom && format === 'csv' ? '1' : undefined,
    columns: columns.join(','),
  }
  const language = pageLanguage()
  return `/api/objections/export${stringifySearch({ ...{ format, ...flags, language, run }, ...onlyFilter(filter) })}`
}

const ASK_EVERY_MS = 500

/** Who exported what; an export makes no news of its own, so it is looked at now and then. */
export const exportsQuery = infiniteQueryOptions({
  queryKey: ['exports', 'list'],
  queryFn: ({ pageParam, signal }) =>
    ask({ path: `/api/exports${stringifySearch({ cursor: pageParam })}`, answer: exportPage, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.cursor,
  refetchInterval: 10_000,
  staleTime: 0,
})

/** How far a file is; null while the browser has not asked for it yet. */
export function exportProgressQuery(run: string) {
  return queryOptions({
    queryKey: ['exports', 'progress', run],
    queryFn: ({ signal }) => ask({ path: `/api/exports/${run}`, answer: exportProgress.nullable(), signal }),
    refetchInterval: ({ state: { data } }) => (!data || data.state === 'running' ? ASK_EVERY_MS : false),
    staleTime: 0,
  })
}

export function cancelExport(run: string) {
  return ask({ method: 'POST', path: `/api/exports/${run}/cancel`, answer: z.undefined() })
}

export const schedulesQuery = queryOptions({
  queryKey: ['exports', 'schedules'],
  queryFn: ({ signal }) => ask({ path: '/api/exports/schedules', answer: scheduleList, signal }),
})

/** The same file every Monday from the next one on. */
export function addSchedule(filter: FilterSearch, { columns, format, redact, about, bom }: ExportChoice) {
  const flags = { redact: String(redact), about: String(about), bom: String(bom) }
  const body = { filter, wish: { format, columns, language: pageLanguage(), ...flags } }
  return ask({ method: 'POST', path: '/api/exports/schedules', body, answer: z.undefined() })
}

export function stopSchedule(id: string) {
  return ask({ method: 'POST', path: `/api/exports/schedules/${id}/stop`, answer: z.undefined() })
}

const pageLanguage = () => languageOf('auto', [document.documentElement.lang])
