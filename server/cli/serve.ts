import { resolve } from 'node:path'
import type { Command } from 'commander'
import { ensureSample } from '@/server/sample/ensure-sample'
import { type RunningServer, startServer } from '@/server/serve'
import { readSettings } from '@/server/settings'
import { say } from './output'

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('Run the endpoint and its dashboard until it is stopped')
    .option('--sample', 'with a workspace of made-up notes on a public CRM data set')
    .action(async ({ sample }: { sample?: boolean }) => {
      const settings = readSettings(process.env)
      const running = await startServer({ ...settings, dataDir: resolve(settings.dataDir) })
      await (sample ? sayReadyWithSample(running) : sayReady(running))
      await untilSignal()
      say('Stopping …')
      await running.stop()
      say('Stopped.')
    })
}

function sayReady({ url, signInLink }: RunningServer): void {
  say(`Pushback is ready at ${url}`)
  if (signInLink) say(`Sign in once with this link: ${signInLink}`)
  sayExtension()
  say('  Pair it with: npm run pushback -- token create --workspace team --email you@example.com --role se')
}

async function sayReadyWithSample({ url, database }: RunningServer): Promise<void> {
  const { signInToken, deviceToken } = await ensureSample(database.db, new Date(), say)
  say(`Pushback is ready at ${url}`)
  say(`Sign in to the sample once with this link: ${url}/sign-in#${signInToken}`)
  sayExtension()
  say(`  Pair it in its settings: address ${url}   token ${deviceToken}`)
}

function sayExtension(): void {
  const folder = resolve(import.meta.dirname, '../../.output')
  say(`Load the extension: chrome://extensions, developer mode, "Load unpacked", ${folder}/chrome-mv3`)
  say(`  In Firefox: about:debugging, "Load Temporary Add-on", ${folder}/firefox-mv3/manifest.json`)
}

/** A second signal ends the process at once, as everywhere. */
function untilSignal(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done())
  })
}
