import { statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Settings } from '@/server/settings'
import type { Finding } from './finding'

const MB = 1024 * 1024
/** PostgreSQL writes its journal ahead of everything else: without room it stops. */
const LEAST_MB = 100
const COMFORTABLE_MB = 1_024

/** How much room there is where data is kept; of a database elsewhere only that machine can tell. */
export function examineDisk({ dataDir, databaseUrl, picturesDir }: DiskSettings): Promise<Finding[]> {
  const folders = [...(databaseUrl === undefined ? [dataDir] : []), ...(picturesDir === undefined ? [] : [picturesDir])]
  return Promise.all(folders.map((folder) => examineFolder(resolve(folder))))
}
type DiskSettings = Pick<Settings, 'dataDir' | 'databaseUrl' | 'picturesDir'>

async function examineFolder(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfsOfNearest(folder)
  const free = Math.floor((bavail * bsize) / MB)
  const says = `${free.toLocaleString('en')} MiB are free where ${folder} is.`
  if (free >= COMFORTABLE_MB) return { about: 'disk', level: 'ok', says }
  const level = free < LEAST_MB ? 'fail' : 'warn'
  return { about: 'disk', level, says: `${says} Make room: without any, notes wait in the browsers.` }
}

/** Of a folder that is still to be made, its parent tells. */
async function statfsOfNearest(folder: string): Promise<{ bavail: number; bsize: number }> {
  try {
    return await statfs(folder)
  } catch (error) {
    const parent = dirname(folder)
    if (parent === folder || !(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    return statfsOfNearest(parent)
  }
}
