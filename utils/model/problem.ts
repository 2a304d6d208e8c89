import { z } from 'zod'

/** What the endpoint answers when it cannot do what was asked (RFC 9457, application/problem+json). */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  /** Names the case for programs. */
  code: z.string(),
  /** Which request in the log. */
  requestId: z.string().optional(),
  /** What was wrong with the input, field by field. */
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problem>
