// `node scripts/run.js FILE ARGS…`: installs what is missing, then runs FILE on the project's own Node 24.
// This file itself runs on Node 20 before anything is installed, so: plain JavaScript, nothing but Node's modules.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const MODULES = join(ROOT, 'node_modules')
const MARK = join(MODULES, '.installed-from')
const windows = process.platform === 'win32'
const NODE = join(MODULES, 'node', 'bin', windows ? 'node.exe' : 'node')

/** Standard output belongs to the command's result; what the set-up says goes to standard error. */
const say = (text) => process.stderr.write(`${text}\n`)

function giveUp(text) {
  say(`\n${text}`)
  process.exit(1)
}

function installed() {
  return existsSync(MARK) && readFileSync(MARK, 'utf8') === lockHash() && existsSync(NODE)
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
}

function install() {
  const began = Date.now()
  say('Installing the dependencies of package-lock.json (a minute or two the first time) …')
  const heartbeat = spawn(process.execPath, ['-e', HEARTBEAT], { stdio: ['ignore', 2, 2] })
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: windows,
  })
  heartbeat.kill()
  if (status !== 0) giveUp('npm ci failed; its message stands above. Check the network and run this command again.')
  writeFileSync(MARK, lockHash())
  say(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`)
}

/** npm ci says nothing for a minute where there is no terminal. */
const HEARTBEAT = "let s = 0; setInterval(() => process.stderr.write('  … ' + (s += 10) + ' s\\n'), 10000)"

if (!installed()) install()

const env = { ...process.env, PATH: `${join(MODULES, '.bin')}${delimiter}${process.env.PATH ?? ''}` }
const child = spawn(NODE, ['--import', 'tsx', ...process.argv.slice(2)], { cwd: ROOT, env, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)))
