import type { z } from 'zod'
import { problem } from '@/utils/model/problem'
import { RefusedError, StrangeAnswerError, UnreachableError } from './errors'

export interface Request<S extends z.ZodType> {
  path: string
  /** What the answer must be; an endpoint of another version is noticed here and nowhere else. */
  answer: S
  method?: 'GET' | 'POST' | 'PATCH'
  body?: unknown
  /** Instead of a body, sent as it is. */
  file?: File
  signal?: AbortSignal
}

type Fetch = typeof globalThis.fetch

/** Asks the endpoint and parses what it says; every failure is one of the three errors of `errors.ts`. */
export async function ask<S extends z.ZodType>(request: Request<S>, fetch: Fetch = globalThis.fetch) {
  const response = await reach(request, fetch)
  if (!response.ok) throw new RefusedError(await readProblem(response))
  const parsed = request.answer.safeParse(response.status === 204 ? undefined : await readJson(response))
  if (parsed.success) return parsed.data
  throw new StrangeAnswerError(`${request.path} answered something unknown`, { cause: parsed.error })
}

async function reach(request: Request<z.ZodType>, fetch: Fetch): Promise<Response> {
  const { path, method = 'GET', signal } = request
  const [type, body] = bodyOf(request)
  const headers = { accept: 'application/json', ...(type && { 'content-type': type }) }
  try {
    return await fetch(path, { method, headers, signal, body })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new UnreachableError(`${path} did not answer`, { cause })
  }
}

function bodyOf({ body, file }: Request<z.ZodType>): [type?: string, body?: BodyInit] {
  if (file) return ['application/octet-stream', file]
  return body === undefined ? [] : ['application/json', JSON.stringify(body)]
}

async function readProblem(response: Response) {
  const parsed = problem.safeParse(await readJson(response))
  if (parsed.success) return parsed.data
  return { type: 'about:blank', title: response.statusText, status: response.status, code: 'unknown' }
}

/** What cannot be read as JSON is `undefined`, which no schema of an answer with a body accepts. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
