import type { Company } from './company'
import { type Device, unlessFull } from './device'
import type { DeviceRecord, UserChange } from './device-store'
import type { Random } from './random'

interface Scene {
  company: Company
  device: Device
  random: Random
}

const UNKNOWN = { severity: 'unknown', category: 'unknown', speaker: 'unknown', handled: 'unknown' }

/** A note as the panel saves it: every field at once. */
export function makeNote({ company, device, random }: Scene, fields: object = {}): Promise<void> {
  const id = company.newId('record')
  const at = new Date(device.nowMs).toISOString()
  const deals = device.account ? company.deals.get(device.account.author.workspaceId as never) : undefined
  const dealId = deals && random.chance(0.2) ? (random.pick(deals) ?? null) : null
  const blank = {
    ...{
      demoId: someDemo({ device, random }),
      dealId,
      kind: 'objection',
      text: `note ${id.slice(-6)}`,
      quote: null,
      ...UNKNOWN,
    },
    ...{ area: null, competitor: null, themeId: null, themeBy: null, page: null, step: null, atMs: null },
    ...{ screenshot: null, raisedAt: at, source: 'live', createdAt: at, deletedAt: null },
  }
  return save({ company, device, random }, { entity: 'objection', id, fields: { ...blank, ...fields } })
}

function someDemo({ device, random }: Pick<Scene, 'device' | 'random'>): string | null {
  const demos = device.store.recent(20).filter(({ entity }) => entity === 'demo')
  return (random.chance(0.5) && random.pick(demos)?.id) || null
}

export function makeDemo({ company, device, random }: Scene): Promise<void> {
  const id = company.newId('record')
  const at = new Date(device.nowMs).toISOString()
  const blank = {
    dealId: null,
    account: `customer ${id.slice(-6)}`,
    crmUrl: null,
    shareMode: 'none',
    steps: [],
    room: [],
  }
  const times = { startedAt: at, endedAt: null, debriefedAt: null, createdAt: at, deletedAt: null }
  return save({ company, device, random }, { entity: 'demo', id, fields: { ...blank, ...times } })
}

/** Changes a record that this browser holds: the fields given, or one or two at random. */
export function changeNote(
  scene: Scene,
  fields: Record<string, unknown> | null,
  record = someRecord(scene),
): Promise<void> | undefined {
  if (!record) return undefined
  const { entity, id } = record
  return save(scene, { entity, id, fields: fields ?? someFields(scene, record) })
}

/** Mends what the endpoint refused, and sends it again whole; or only sends it again. */
export function fixRefused(scene: Scene): Promise<void> | undefined {
  const { device, random } = scene
  const row = random.pick([...device.store.refused.values()])
  if (!row || row.entity === 'theme' || row.entity === 'deal' || row.entity === 'account') return undefined
  return save(scene, { entity: row.entity, id: row.entityId, fields: random.chance(0.7) ? { dealId: null } : {} })
}

const SEVERITIES = ['blocker', 'pain', 'nice', 'unknown'] as const

function someFields({ company, device, random }: Scene, { entity, id }: DeviceRecord): Record<string, unknown> {
  if (entity === 'demo') return { account: `customer ${id.slice(-6)}, ${random.int(0, 1_000_000)}` }
  const themes = device.account ? company.themes.get(device.account.author.workspaceId as never) : undefined
  const all = {
    text: `note ${id.slice(-6)}, ${random.int(0, 1_000_000)}`,
    quote: `said ${random.int(0, 1_000_000)}`,
    severity: random.pick(SEVERITIES),
    area: `area ${random.int(0, 99)}`,
    themeId: (themes && random.pick(themes)) ?? null,
    /** What a newer version would know. */
    mood: random.int(0, 9),
  }
  const names = Object.keys(all) as (keyof typeof all)[]
  const chosen = [random.pick(names), random.pick(names)].filter((name) => name !== undefined)
  return Object.fromEntries(chosen.map((name) => [name, all[name]]))
}

/** Mostly one of the newest, sometimes any. */
function someRecord({ device, random }: Scene): DeviceRecord | undefined {
  const records = device.store.recent(random.pick([3, 3, 20, 2_000]))
  return random.pick(records)
}

async function save({ company, device }: Scene, change: UserChange): Promise<void> {
  if (!device.alive) return
  await device.write(change).then(
    (row) => acknowledge(company, device, row),
    (error: unknown) => {
      // The text stays in the box, and the user is told: nothing was promised.
      unlessFull(error)
      company.tell(() => `${device.name}: the disk is full`)
    },
  )
}

/** The user sees that it is saved. */
function acknowledge(company: Company, device: Device, row: Parameters<Company['oracle']['acknowledged']>[0]): void {
  company.oracle.acknowledged(row)
  company.tell(
    () =>
      `${device.name} saves ${row.entity} ${row.entityId.slice(-6)} ${JSON.stringify(row.fields).slice(0, 100)} @${row.stamp.join('.')}`,
  )
  device.hurry()
}
