import { createServer } from 'node:http'
import { join } from 'node:path'
import express from 'express'
import expressPouch from 'express-pouchdb'
import PouchDB from 'pouchdb'
import { serving } from './served.mjs'

const [, , dir] = process.argv
process.chdir(dir)
const Stored = PouchDB.defaults({ prefix: `${dir}/` })
const app = express()
app.use('/', expressPouch(Stored, { mode: 'minimumForPouchDB', logPath: join(dir, 'log.txt'), inMemoryConfig: true }))

serving(createServer(app), async () => ({ count: (await new Stored('notes').info()).doc_count }))
