// `npm run test:distributed`: the integration suite on the Citus cluster that DATABASE_URL names.
import { say, step } from './step'

if (!process.env.DATABASE_URL) {
  say('Set DATABASE_URL to the coordinator of a Citus cluster, as a user that may create databases and roles.')
  process.exit(1)
}
// It starts and kills a PostgreSQL of its own, whatever the cluster is: `npm test` has run it.
const ownDatabase = ['--exclude', 'tests/integration/crash.test.ts']
step('vitest', ['run', '--project', 'integration', ...ownDatabase, ...process.argv.slice(2)], {
  env: { SUITE: 'distributed' },
})
