import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { openEmbedded } from '@/server/db/embedded/embedded'

const COMMANDS = 6
const ROUNDS = 5

/** What every command does with the data directory: come in, work, go out, and stop PostgreSQL when it is the last. */
async function comeAndGo(folder: string): Promise<number> {
  const { url, close } = await openEmbedded(folder, { as: 'command' })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ answer: number }>('select 1 as answer')
  await client.end()
  await close()
  return rows[0]?.answer ?? 0
}

it('serves every command that comes while another starts or stops the database', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pushback-embedded-'))
  // As root, PostgreSQL runs as another user.
  await chmod(folder, 0o755)
  try {
    const commands = Array.from({ length: COMMANDS }, async () => {
      const answers: number[] = []
      for (let round = 0; round < ROUNDS; round++) answers.push(await comeAndGo(folder))
      return answers
    })
    expect((await Promise.all(commands)).flat()).toEqual(Array(COMMANDS * ROUNDS).fill(1))
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
  } finally {
    await rm(folder, { recursive: true })
  }
})
