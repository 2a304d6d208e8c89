import { existsSync } from 'node:fs'
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
      // At a terminal the links below must stay in sight; where logs are collected, each request is one.
      const settings = readSettings({ LOG_LEVEL: process.stdout.isTTY ? 'warn' : 'info', ...process.env })
      // From here on, so that a signal while it starts leaves no database running.
      const signalled = untilSignal()
      const running = await startServer({ ...settings, dataDir: resolve(settings.dataDir) })
      await (sample ? sayReadyWithSample(running) : sayReady(running))
      running.logReady()
      await signalled
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
  say('  For another one: npm run pushback -- sign-in-link --workspace sample --email reader@sample.example')
  sayExtension()
  say(`  Pair it in its settings: address ${url}   token ${deviceToken}`)
}

function sayExtension(): void {
  const folder = resolve(import.meta.dirname, '../../.output')
  say(`Load the extension: chrome://extensions, developer mode, "Load unpacked", ${folder}/chrome-mv3`)
  say(`  In Firefox: about:debugging, "Load Temporary Add-on", ${folder}/firefox-mv3/manifest.json`)
  const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
  const hasDisplay = process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined
  // Branded Chrome ignores the option.
  if (chromium && hasDisplay)
    say(`  Or start a Chromium that has it: ${chromium} --load-extension=${folder}/chrome-mv3`)
}

/** How soon after the first a signal is taken for the same one: a terminal and npm both pass on a Ctrl-C. */
const SAME_SIGNAL_MS = 1_000

/** A signal asks to stop in order; another one later ends the process at once. */
function untilSignal(): Promise<void> {
  return new Promise((done) => {
    let first: number | undefined
    const hear = () => {
      first ??= Date.now()
      if (Date.now() - first > SAME_SIGNAL_MS) process.exit(130)
      done()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
  })
}
