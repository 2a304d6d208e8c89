import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ask } from '@/dashboard/api/client'
import {
  isSignedOut,
  isWorthRetrying,
  RefusedError,
  StrangeAnswerError,
  UnreachableError,
} from '@/dashboard/api/errors'
import { errorText } from '@/dashboard/parts/error-text'
import { t } from '@/dashboard/strings'

const answer = z.object({ count: z.int() })

function answering(body: string, status = 200): typeof fetch {
  return async () => new Response(status === 204 ? null : body, { status })
}

const problem = (status: number, more = {}) =>
  JSON.stringify({ type: 'about:blank', title: 'Refused', status, code: 'x', ...more })

async function failure(fetch: typeof globalThis.fetch): Promise<unknown> {
  return ask({ path: '/api/x', answer }, fetch).catch((error: unknown) => error)
}

describe('ask', () => {
  it('gives back what the endpoint answers, parsed', async () => {
    expect(await ask({ path: '/api/x', answer }, answering('{"count":3,"more":1}'))).toEqual({ count: 3 })
  })

  it('takes an answer without a body where none is expected', async () => {
    expect(await ask({ path: '/api/x', answer: z.undefined() }, answering('', 204))).toBeUndefined()
  })

  it('sends a body as JSON', async () => {
    const seen: RequestInit[] = []
    const fetch: typeof globalThis.fetch = async (_, init) => {
      seen.push(init ?? {})
      return new Response('{"count":1}')
    }
    await ask({ path: '/api/x', method: 'PATCH', body: { a: 1 }, answer }, fetch)
    expect(seen[0]).toMatchObject({ method: 'PATCH', body: '{"a":1}', headers: { 'content-type': 'application/json' } })
  })

  it.each([
    ['a web page', '<!doctype html>'],
    ['another shape', '{"count":"three"}'],
    ['nothing', ''],
  ])('says so when the answer is %s', async (_, body) => {
    expect(await failure(answering(body))).toBeInstanceOf(StrangeAnswerError)
  })

  it('keeps what the endpoint says when it refuses', async () => {
    const error = await failure(answering(problem(422, { detail: 'Too many ids' }), 422))
    expect(error).toBeInstanceOf(RefusedError)
    expect(errorText(error)).toEqual({ title: 'Refused', next: 'Too many ids', id: undefined })
  })

  it('knows a refusal without a problem document by its status', async () => {
    expect(isSignedOut(await failure(answering('Nope', 401)))).toBe(true)
  })

  it('tells no answer from a bad one', async () => {
    const error = await failure(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(error).toBeInstanceOf(UnreachableError)
    expect(errorText(error).title).toBe(t('error.unreachable'))
  })
})

describe('isWorthRetrying', () => {
  it.each([
    [400, false],
    [401, false],
    [404, false],
    [429, true],
    [500, true],
    [503, true],
  ])('after %i: %s', async (status, expected) => {
    expect(isWorthRetrying(await failure(answering(problem(status), status)))).toBe(expected)
  })
})

describe('errorText', () => {
  it('never shows the inside of an unexpected error', () => {
    expect(JSON.stringify(errorText(new Error('password=hunter2')))).not.toContain('hunter2')
  })

  it('names the request when the endpoint failed', async () => {
    const error = await failure(answering(problem(500, { detail: 'relation x', requestId: 'r1' }), 500))
    expect(errorText(error)).toEqual({ title: t('error.server'), next: t('error.serverNext'), id: 'r1' })
  })
})
