import { OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Env } from '@/server/http/context'
import { HttpError } from '@/server/http/http-error'
import { answerError } from '@/server/http/problems'
import { BadInputError } from '@/utils/model/errors'
import { problem } from '@/utils/model/problem'

/** What PostgreSQL's client throws: the message and the detail can quote a customer. */
function databaseError(code: string): Error {
  return Object.assign(new Error('value "SECRET" is bad'), { code, severity: 'ERROR', detail: 'Key (text)=(SECRET)' })
}

async function answer(error: unknown) {
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const app = new OpenAPIHono<Env>()
  app.use(async (c, next) => {
    c.set('log', log)
    c.set('requestId', 'r-1')
    await next()
  })
  app.onError(answerError)
  app.get('/', () => {
    throw error
  })
  const response = await app.request('/')
  return { response, body: problem.parse(await response.json()), log: lines.join('') }
}

describe('an error becomes a problem', () => {
  it.each([
    ['one of ours', new HttpError('No.', { status: 413, code: 'too_large' }), 413, 'too_large'],
    ['bad input', new BadInputError('Say it again.'), 400, 'invalid'],
    ['a body that Hono could not read', new HTTPException(400, { message: 'Malformed JSON' }), 400, 'invalid'],
    ['a database that is away', databaseError('ECONNREFUSED'), 503, 'unavailable'],
    ['a database that is stopping', databaseError('57P01'), 503, 'unavailable'],
    ['a value that PostgreSQL does not take', databaseError('22P05'), 400, 'invalid'],
    ['a constraint', databaseError('23505'), 500, 'internal'],
    ['a fault of ours', new TypeError('x is undefined'), 500, 'internal'],
  ])('for %s', async (_, error, status, code) => {
    const { response, body } = await answer(error)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(body).toMatchObject({ status, code, requestId: 'r-1' })
    expect(response.status).toBe(status)
  })

  it('names each field that was wrong', async () => {
    const { error } = z.object({ ids: z.array(z.int()) }).safeParse({ ids: ['x'] })
    expect((await answer(error)).body.issues).toEqual([{ path: 'ids.0', message: expect.stringContaining('expected') }])
  })

  it('says when to come again', async () => {
    expect((await answer(databaseError('57P03'))).response.headers.get('retry-after')).toBe('5')
  })

  it('tells nobody the inside of what was not foreseen', async () => {
    const { body } = await answer(new TypeError('x is undefined'))
    expect(body.detail).toContain('r-1')
    expect(body.detail).not.toContain('undefined')
  })

  it('logs what was not foreseen, without what somebody wrote', async () => {
    const { log } = await answer(databaseError('23505'))
    expect(log).toContain('23505')
    expect(log).not.toContain('SECRET')
    expect((await answer(new BadInputError('Say it again.'))).log).toBe('')
  })
})
