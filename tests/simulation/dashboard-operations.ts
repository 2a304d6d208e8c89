import type { ServerMutation } from '@/server/sync/server-mutations'
import type { WorkspaceId } from '@/utils/model/ids'
import type { Company } from './company'
import type { Random } from './random'
import { aDeal, anAccount, aTheme } from './sync-builders'

interface Scene {
  company: Company
  random: Random
}

/** A manager changes a note of somebody's, often while its author does. */
export async function editInDashboard(
  { company, random }: Scene,
  of: { workspaceId: WorkspaceId; id: string } | undefined = someNote({ company, random }),
): Promise<void> {
  const note = of && company.endpoint.store(of.workspaceId).row('objection', of.id)
  if (!note) return
  const values = {
    text: `managed ${random.int(0, 1_000_000)}`,
    severity: random.pick(['blocker', 'pain', 'nice'] as const),
  }
  const field = random.pick(['text', 'severity'] as const)
  await write(company, of.workspaceId, { entity: 'objection', entityId: note.id, fields: { [field]: values[field] } })
}

function someNote({ company, random }: Scene): { workspaceId: WorkspaceId; id: string } | undefined {
  const workspaceId = random.pick(company.workspaces())
  const notes = workspaceId && company.endpoint.store(workspaceId).recent('objection', random.pick([3, 10, 3_000]))
  const note = notes && random.pick(notes)
  return note && { workspaceId, id: note.id }
}

export async function makeTheme({ company, random }: Scene): Promise<void> {
  const entityId = company.newId('theme')
  const workspaceId = await make(
    company,
    random,
    aTheme({ entityId, fields: { title: `theme ${entityId.slice(-4)}` } }),
  )
  addTo(company.themes, workspaceId, entityId)
}

export async function renameTheme({ company, random }: Scene): Promise<void> {
  await change(company, { random, of: company.themes }, (entityId) => ({
    ...{ entity: 'theme', entityId, fields: { title: `theme ${random.int(0, 1_000_000)}` } },
  }))
}

export async function deleteTheme({ company, random }: Scene): Promise<void> {
  await change(company, { random, of: company.themes }, (entityId) => ({
    ...{ entity: 'theme', entityId, fields: { deletedAt: new Date(company.scheduler.now).toISOString() } },
  }))
}

export async function makeDeal({ company, random }: Scene): Promise<void> {
  const entityId = company.newId('deal')
  const accountId = company.newId('account')
  const workspaceId = await make(
    company,
    random,
    anAccount({ entityId: accountId, fields: { name: `company ${accountId.slice(-4)}` } }),
  )
  await write(company, workspaceId, aDeal({ entityId, fields: { name: `deal ${entityId.slice(-4)}`, accountId } }))
  addTo(company.deals, workspaceId, entityId)
}

/** A customer asks to be forgotten: one of a deal, or one that a demo was only named after. */
export async function eraseCustomer({ company, random }: Scene): Promise<void> {
  const workspaceId = random.pick(company.workspaces())
  const store = workspaceId && company.endpoint.store(workspaceId)
  const names = store && [
    ...store.recent('account', 30).map(({ fields }) => fields.name),
    ...store.recent('demo', 30).map(({ fields }) => fields.account),
  ]
  const customer = names && random.pick(names)
  if (typeof customer !== 'string') return
  company.tell(() => `${customer} is erased`)
  await company.endpoint.erase(workspaceId as WorkspaceId, { customer })
}

/** What was withdrawn some minutes ago, as if those were the months after which only its id stays. */
export async function expireWithdrawn({ company, random }: Scene): Promise<void> {
  const workspaceId = random.pick(company.workspaces())
  if (!workspaceId) return
  const withdrawnBefore = new Date(company.scheduler.now - random.int(0, 60) * 60_000).toISOString()
  company.tell(() => `what was withdrawn before ${withdrawnBefore} expires`)
  await company.endpoint.erase(workspaceId, { withdrawnBefore })
}

/** It leaves the reach of those who have no note on it. */
export async function closeDeal({ company, random }: Scene): Promise<void> {
  await change(company, { random, of: company.deals }, (entityId) => ({
    ...{ entity: 'deal', entityId, fields: { outcome: random.pick(['lost', 'won', 'open'] as const) } },
  }))
}

async function make(company: Company, random: Random, mutation: ServerMutation): Promise<WorkspaceId> {
  const [first, second] = company.workspaces()
  const workspaceId = random.chance(0.5) ? first : second
  if (!workspaceId) throw new Error('A company without a workspace.')
  await write(company, workspaceId, mutation)
  return workspaceId
}

async function change(
  company: Company,
  { random, of }: { random: Random; of: ReadonlyMap<WorkspaceId, string[]> },
  mutation: (id: string) => ServerMutation,
): Promise<void> {
  const workspaceId = random.pick(company.workspaces())
  const id = workspaceId && random.pick(of.get(workspaceId) ?? [])
  if (workspaceId && id) await write(company, workspaceId, mutation(id))
}

async function write(company: Company, workspaceId: WorkspaceId, mutation: ServerMutation): Promise<void> {
  company.tell(
    () => `the dashboard sets ${JSON.stringify(mutation.fields).slice(0, 100)} of ${mutation.entityId.slice(-6)}`,
  )
  await company.endpoint.edit(workspaceId, [mutation])
  const { entity, entityId, fields } = mutation
  const store = company.endpoint.store(workspaceId)
  if (!store.gone.has(entityId)) company.oracle.hasEffect('the dashboard', store.row(entity, entityId), fields)
}

function addTo(lists: Map<WorkspaceId, string[]>, workspaceId: WorkspaceId, id: string): void {
  lists.set(workspaceId, [...(lists.get(workspaceId) ?? []), id])
}
