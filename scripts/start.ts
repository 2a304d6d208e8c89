// `npm start`: builds what has changed, then becomes the server. Arguments pass on: `npm start -- --sample`.
import { build } from './build'

build()
process.argv.splice(2, 0, 'serve')
await import('../server/cli/main')
