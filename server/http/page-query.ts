import { z } from '@hono/zod-openapi'

/** Keyset paging, beside a filter: `cursor` is the last page's. */
export const pageQuery = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
}
