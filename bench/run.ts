// `npm run bench`: one JSON object a line on standard output, a table to read on standard error.
import { build } from '../scripts/build'
import { say } from '../scripts/step'
import { capture } from './capture'
import { exports } from './export'
import type { Figure } from './figure'
import { load } from './load'
import { sizes } from './sizes'
import { suggest } from './suggest'
import { sync } from './sync'

const BENCHES: Record<string, () => Figure[] | Promise<Figure[]>> = {
  sizes,
  capture,
  suggest,
  sync,
  load,
  export: exports,
}

build()
const wanted = process.argv.slice(2)
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const figure of await bench()) {
    console.log(JSON.stringify(figure))
    say(`${figure.bench.padEnd(52)} ${figure.value} ${figure.unit}   (${figure.peer} ${figure.peerValue})`)
  }
}
