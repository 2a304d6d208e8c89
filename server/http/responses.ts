import type { z } from '@hono/zod-openapi'
import { problem } from '@/utils/model/problem'

const failure = {
  description: 'What was wrong and what to do',
  content: { 'application/problem+json': { schema: problem } },
}

/** What a route answers with, for its document: this, or a problem. */
export function json<S extends z.ZodType>(schema: S) {
  return { 200: { description: 'Done', content: { 'application/json': { schema } } }, ...PROBLEMS }
}

/** The answer of a route that has made something. */
export function created<S extends z.ZodType>(schema: S) {
  return { 201: { description: 'Made', content: { 'application/json': { schema } } }, ...PROBLEMS }
}

export const DONE = { 204: { description: 'Done' } }

const PROBLEMS = { '4XX': failure, '5XX': failure } as const
