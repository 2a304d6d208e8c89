// `npm run docs`: writes the table of settings into docs/operate.md, from the schema that checks them.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { environment } from '@/server/settings'

const FILE = join(import.meta.dirname, '../docs/operate.md')
const TABLE = /\| variable \| default \| meaning \|\n(?:\|.*\n)+/

const defaults: Record<string, unknown> = environment.parse({})

const lines = Object.entries(environment.shape).map(([name, { description }]) => {
  const value = defaults[name]
  return `| \`${name}\` | ${value === undefined || value === false ? '' : `\`${value}\``} | ${description} |\n`
})
const table = `| variable | default | meaning |\n| --- | --- | --- |\n${lines.join('')}`
const before = readFileSync(FILE, 'utf8')
if (!TABLE.test(before)) throw new Error(`${FILE} has no table of settings`)
const after = before.replace(TABLE, () => table)
if (process.argv.includes('--check')) {
  if (after === before) process.exit(0)
  console.error('docs/operate.md does not say what the settings are. Run: npm run docs')
  process.exit(1)
}
writeFileSync(FILE, after)
