import type { Db } from '@/server/db/connect'
import { inWorkspace } from '@/server/db/in-workspace'
import { createDevice } from '@/server/people/devices'
import { ensureMember } from '@/server/people/members'
import { createSignInLink } from '@/server/people/sign-in-links'
import { createWorkspace } from '@/server/people/workspaces'
import type { MemberId, WorkspaceId } from '@/utils/model/ids'
import { makeSample } from './make-sample'

const SLUG = 'sample'
const READER = { email: 'reader@sample.example', name: 'Sample reader', role: 'admin' } as const
const ENGINEERS = ['Ada Moreau', 'Jonas Lind', 'Priya Raman', 'Tomasz Wilk', 'Mei Tanaka']

export interface Sample {
  /** Signs in to the dashboard, once. */
  signInToken: string
  /** Pairs an extension with the first sample engineer. */
  deviceToken: string
}

/** The sample workspace, made and filled where there is none yet, with fresh ways in. */
export async function ensureSample(db: Db, now: Date, progress: (text: string) => void): Promise<Sample> {
  const known = await db.selectFrom('workspace').select('id').where('slug', '=', SLUG).executeTakeFirst()
  const workspaceId = known?.id ?? (await fillNew(db, now, progress))
  const reader = await ensureMember(db, { workspaceId, ...READER })
  const [engineer] = await ensureEngineers(db, workspaceId)
  if (engineer === undefined) throw new RangeError('The sample has no engineer')
  await dropUnusedDevices(db, workspaceId, engineer)
  return {
    signInToken: await createSignInLink(db, workspaceId, reader),
    deviceToken: await createDevice(db, workspaceId, engineer),
  }
}

/** It gets its name only when it is complete: a start that was cut off leaves none behind that looks whole. */
async function fillNew(db: Db, now: Date, progress: (text: string) => void): Promise<WorkspaceId> {
  const slug = `${SLUG}-${now.getTime()}`
  const workspaceId = await createWorkspace(db, { slug, name: 'Sample', currency: 'USD', sample: true })
  const engineers = await ensureEngineers(db, workspaceId)
  const notes = await makeSample({ db, workspaceId, engineers, now, progress })
  await db.updateTable('workspace').set({ slug: SLUG }).where('id', '=', workspaceId).execute()
  progress(`The sample is ready: ${notes} notes on the deals of a public data set.`)
  return workspaceId
}

async function ensureEngineers(db: Db, workspaceId: WorkspaceId): Promise<MemberId[]> {
  const members: MemberId[] = []
  for (const name of ENGINEERS) {
    const email = `${name.toLowerCase().replace(' ', '.')}@sample.example`
    members.push(await ensureMember(db, { workspaceId, email, name, role: 'se' }))
  }
  return members
}

/** Each start prints a new token; those that nobody ever used go. */
async function dropUnusedDevices(db: Db, workspaceId: WorkspaceId, memberId: MemberId): Promise<void> {
  await inWorkspace(db, workspaceId, (tx) =>
    tx
      .deleteFrom('device')
      .where('workspaceId', '=', workspaceId)
      .where('memberId', '=', memberId)
      .where('lastSeen', 'is', null)
      .execute(),
  )
}
