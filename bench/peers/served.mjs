import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Starts a peer's server as a process of its own with a directory of its own. `ask` sends it a question and waits for
 * the answer.
 */
export async function served(script) {
  const dir = await mkdtemp(join(tmpdir(), 'pushback-peer-'))
  const child = fork(join(import.meta.dirname, script), [dir], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [{ port }] = await once(child, 'message')
  const ask = async (question) => {
    child.send(question)
    const [answer] = await once(child, 'message')
    return answer
  }
  const stop = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
    await rm(dir, { recursive: true, force: true })
  }
  return { port, ask, stop }
}

/** For the server's side: tells that it listens and answers questions until the bench is gone. */
export function serving(server, answer) {
  process.on('disconnect', () => process.exit(0))
  process.on('message', async (question) => process.send(await answer(question)))
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
}
