import { z } from 'zod'
import type { dealEdit, newDeal } from '@/utils/model/deal-edit'
import type { DealId, ObjectionId, ThemeId } from '@/utils/model/ids'
import { dealDetail, type newTheme, type ObjectionEdit, type ThemeEdit, themeView } from '@/utils/model/views'
import { ask } from './client'

/** The most objections that one request may change. */
const BATCH = 1_000

const changed = z.object({ changed: z.int() })

/** One decision on any number of objections, in as many requests as the endpoint's limit asks for. */
export async function editObjections(ids: readonly ObjectionId[], fields: ObjectionEdit['fields']): Promise<number> {
  let count = 0
  for (let start = 0; start < ids.length; start += BATCH) {
    const body = { ids: ids.slice(start, start + BATCH), fields }
    count += (await ask({ method: 'PATCH', path: '/api/objections', body, answer: changed })).changed
  }
  return count
}

export function createTheme(body: z.infer<typeof newTheme>) {
  return ask({ method: 'POST', path: '/api/themes', body, answer: themeView })
}

export function editTheme(id: ThemeId, body: ThemeEdit) {
  return ask({ method: 'PATCH', path: `/api/themes/${id}`, body, answer: themeView })
}

export function revokeDevice(id: string) {
  return ask({ method: 'POST', path: `/api/devices/${id}/revoke`, answer: z.undefined() })
}

export function createDeal(body: z.input<typeof newDeal>) {
  return ask({ method: 'POST', path: '/api/deals', body, answer: dealDetail })
}

export function editDeal(id: DealId, body: z.input<typeof dealEdit>) {
  return ask({ method: 'PATCH', path: `/api/deals/${id}`, body, answer: dealDetail })
}
