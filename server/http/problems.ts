import { STATUS_CODES } from 'node:http'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { PicturesAwayError } from '@/server/store/picture-files'
import { BadInputError } from '@/utils/model/errors'
import type { Problem } from '@/utils/model/problem'
import type { AppContext } from './context'
import { HttpError } from './http-error'

interface Answer {
  status: ContentfulStatusCode
  code: string
  detail: string
  issues?: Problem['issues']
  headers?: Record<string, string>
  /** Not foreseen: it is logged, and its message is not told. */
  unexpected?: boolean
}

/** The one place where an error becomes an answer. */
export function answerError(error: unknown, c: AppContext): Response {
  const { status, code, detail, issues, headers, unexpected } = toAnswer(error, c.var.requestId)
  if (unexpected) c.var.log.error({ err: withoutInput(error) }, 'request failed')
  return problemResponse(c, { status, code, detail, ...(issues ? { issues } : {}) }, headers)
}

export function problemResponse(
  c: AppContext,
  fields: Pick<Problem, 'status' | 'code' | 'detail' | 'issues'>,
  headers?: Record<string, string>,
): Response {
  const title = STATUS_CODES[fields.status] ?? 'Error'
  const body: Problem = { type: 'about:blank', title, requestId: c.var.requestId, ...fields }
  const all = { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers }
  return c.body(JSON.stringify(body), fields.status as ContentfulStatusCode, all)
}

function toAnswer(error: unknown, requestId: string): Answer {
  if (error instanceof HttpError) return { ...error.refused, detail: error.message }
  if (error instanceof BadInputError) return { status: 400, code: 'invalid', detail: error.message }
  if (error instanceof PicturesAwayError)
    return { status: 503, code: 'pictures_away', detail: error.message, unexpected: true }
  if (error instanceof z.ZodError) return fromZod(error)
  if (error instanceof HTTPException)
    return { status: error.status, code: 'invalid', detail: error.message || 'The request could not be read.' }
  const sqlState = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (UNREACHABLE.test(sqlState)) {
    const detail = 'The database does not answer just now. Nothing was changed; try again in a moment.'
    return { status: 503, code: 'unavailable', detail, headers: { 'retry-after': '5' }, unexpected: true }
  }
  // Class 22 is "data exception": a value that passed every schema and is none for PostgreSQL.
  if (/^22...$/.test(sqlState))
    return { status: 400, code: 'invalid', detail: 'A value in the request cannot be stored.', unexpected: true }
  const detail = `Something went wrong here and nothing was changed. The log has more under ${requestId}.`
  return { status: 500, code: 'internal', detail, unexpected: true }
}

/** Sockets that fail, and SQLSTATE classes 08 (connection) and 57P (shutting down, starting up). */
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|08...|57P..)$/

export function fromZod(error: z.ZodError): Answer {
  const issues = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const detail = issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')
  return { status: 400, code: 'invalid', detail, issues }
}

/** What may stand in a log: PostgreSQL's messages and details can quote what somebody wrote. */
function withoutInput(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const fromDatabase = 'severity' in error
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '))
  const code = 'code' in error ? error.code : undefined
  const path = error instanceof PicturesAwayError ? error.path : undefined
  return {
    type: error.name,
    code,
    path,
    stack: frames?.join('\n'),
    ...(fromDatabase ? {} : { message: error.message }),
  }
}
