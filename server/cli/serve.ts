import { resolve } from 'node:path'
import type { Command } from 'commander'
import { startServer } from '@/server/serve'
import { readSettings } from '@/server/settings'
import { say } from './output'

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('Run the endpoint and its dashboard until it is stopped')
    .action(async () => {
      const settings = readSettings(process.env)
      const running = await startServer({ ...settings, dataDir: resolve(settings.dataDir) })
      say(`Pushback is ready at ${running.url}`)
      if (running.signInLink) say(`Sign in once with this link: ${running.signInLink}`)
      await untilSignal()
      say('Stopping …')
      await running.stop()
      say('Stopped.')
    })
}

/** A second signal ends the process at once, as everywhere. */
function untilSignal(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done())
  })
}
