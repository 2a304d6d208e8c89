import { PROTOCOL } from '@/utils/model/sync-protocol'
import { ownerOf } from '@/utils/store/rows'
import { Company, type Plant } from './company'
import type { Device } from './device'
import { isFault, OPERATIONS, operate, signIn } from './operations'
import { Random, seedOf } from './random'

export interface Outcome {
  seed: number
  ops: number
  lost: number
  doubled: number
  diverged: number
  faults: number
  /** What was found, in words; the first few. */
  complaints: string[]
}

interface Settings {
  seed: number
  ops: number
  plant?: Plant
  /** Which of the operations happen; all where it is not given. */
  only?: ReadonlySet<number>
  tell?: (line: string) => void
}

const MEAN_GAP_MS = 2_000
/** So many operations come one upon the other, most of them on one browser: a person is at it. */
const BURST = 5
const COMPARE_EVERY = 250
const NETWORK_FAULT_RATE = 0.15
const MINUTE_MS = 60_000
/** A clock that was set back by a day may keep a browser silent for as long. */
const LONGEST_CALM_MS = 30 * 60 * MINUTE_MS

/** Lets two companies work for so many operations under faults, then heals everything and looks what is left. */
export async function simulate({ seed, ops, plant, only, tell }: Settings): Promise<Outcome> {
  const company = new Company(seed, { ...(plant && { plant }), ...(tell && { tell }) })
  company.network.faultRate = NETWORK_FAULT_RATE
  for (let index = 0; index < ops; index++) {
    const random = new Random(seedOf(seed, 1, index))
    const gap = index % BURST === 0 ? 2 * BURST * MEAN_GAP_MS : 800
    await company.scheduler.runUntil(company.scheduler.now + random.int(0, gap))
    if (only && !only.has(index)) continue
    const busy = new Random(seedOf(seed, 4, Math.floor(index / BURST))).pick(company.devices)
    await step(company, { random, device: random.chance(0.6) ? busy : random.pick(company.devices) })
    if (index % COMPARE_EVERY === 0) compareOne(company, random)
  }
  await heal(company)
  company.oracle.audit(company.devices)
  const { lost, doubled, diverged, complaints } = company.oracle
  return { seed, ops, lost, doubled, diverged, faults: company.network.faults, complaints }
}

async function step(
  company: Company,
  { random, device }: { random: Random; device: Device | undefined },
): Promise<void> {
  const operation = random.weighted(OPERATIONS)
  if (!device) return
  if (isFault(operation)) company.network.faults++
  company.tell(() => `${device.name}: ${operation}`)
  // What the user waits for may never come, when the browser dies first.
  await company.scheduler.settle(() => void operate(operation, { company, device, random }))
}

/** In the middle of it all: a browser that happens to have exchanged everything must hold the same. */
function compareOne(company: Company, random: Random): void {
  const device = random.pick(company.devices)
  const workspaceId = device?.account?.author.workspaceId
  if (!device || !workspaceId || !hasExchangedAll(company, device)) return
  company.oracle.compareRecords(device, company.endpoint.store(workspaceId).recent('objection', 500))
}

function hasExchangedAll(company: Company, { account, store }: Device): boolean {
  if (!account) return false
  const { workspaceId } = account.author
  const owner = ownerOf(account.author)
  if (!workspaceId) return false
  const waits = [...store.outbox.values()].some((row) => row.owner === owner)
  return !waits && store.cursors.get(owner) === String(company.endpoint.store(workspaceId).seq)
}

/** Ends every fault but wrong clocks, lets every account on every browser exchange everything, and compares. */
async function heal(company: Company): Promise<void> {
  company.tell(() => 'all faults end')
  company.network.faultRate = 0
  company.endpoint.protocol = PROTOCOL
  for (const device of company.devices) device.update()
  for (const device of company.devices) Object.assign(device, { diskFull: false, crashRate: 0, online: true })
  const most = Math.max(...company.devices.map((device) => company.accountsOn(device)))
  // Each member of a browser once, to send what waits; then once more, for what other browsers sent meanwhile.
  for (const round of ['send', 'fetch'] as const)
    for (let which = most - 1; which >= 0; which--) {
      for (const device of company.devices) letWork(company, device, which)
      if (!(await calm(company))) return
      if (round === 'fetch') for (const device of company.devices) await company.oracle.compare(device)
    }
}

function letWork(company: Company, device: Device, which: number): void {
  device.start()
  const member = company.memberOn(device, which % company.accountsOn(device))
  if (device.account?.author.memberId !== member || !company.isLetIn(device))
    signIn(company, device, which % company.accountsOn(device))
  if (device.account) device.store.claim(device.account.author)
  device.hurry()
}

async function calm(company: Company): Promise<boolean> {
  const end = company.scheduler.now + LONGEST_CALM_MS
  while (company.scheduler.now < end) {
    await company.scheduler.runUntil(company.scheduler.now + 5 * MINUTE_MS)
    if (company.devices.every((device) => hasExchangedAll(company, device))) return true
  }
  for (const device of company.devices)
    if (!hasExchangedAll(company, device)) company.oracle.complain('diverged', `${device.name} never gets through`)
  return false
}
