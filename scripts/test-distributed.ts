// `npm run test:distributed`: the integration suite on the Citus cluster that DATABASE_URL names.
import { say, step } from './step'

if (!process.env.DATABASE_URL) {
  say('Set DATABASE_URL to the coordinator of a Citus cluster, as a user that may create databases and roles.')
  process.exit(1)
}
step('vitest', ['run', '--project', 'integration', ...process.argv.slice(2)], { env: { SUITE: 'distributed' } })
