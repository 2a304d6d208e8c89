// `npm run check`: everything that can be known about the code without running the product.
import { say, step } from './step'
import { styleRow } from './style-row'

const ROOMS = ['entrypoints', 'dashboard', 'server', 'components', 'utils']

say('Types …')
step('wxt', ['prepare'], { output: 'on failure' })
step('tsc', ['--noEmit', '-p', '.'])
say('Format and lint …')
step('biome', ['check', '--error-on-warnings', '.'])
say('Who imports whom …')
step('depcruise', [...ROOMS, '--config', '.dependency-cruiser.cjs'], { output: 'on failure' })
say('Settings and their table …')
step('tsx', ['scripts/settings-table.ts', '--check'])
say('Dead code …')
step('knip', ['--no-progress'])

const { row, tooLong } = styleRow()
console.log(row)
if (tooLong.length > 0) {
  console.log(`Too long:\n  ${tooLong.join('\n  ')}`)
  process.exit(1)
}
