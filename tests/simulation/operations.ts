import { PROTOCOL } from '@/utils/model/sync-protocol'
import { changeNote, fixRefused, makeDemo, makeNote } from './capture-operations'
import type { Company } from './company'
import {
  closeDeal,
  deleteTheme,
  editInDashboard,
  eraseCustomer,
  expireWithdrawn,
  makeDeal,
  makeTheme,
  renameTheme,
} from './dashboard-operations'
import type { Device } from './device'
import type { Random } from './random'

/** How often each thing happens against the others. */
export const OPERATIONS = {
  ...{
    makeNote: 30,
    editNote: 22,
    editWithManager: 4,
    deleteNote: 3,
    undeleteNote: 1,
    makeDemo: 3,
    makeNoteOnUnknownDeal: 1,
    fixRefused: 2,
  },
  ...{
    editInDashboard: 8,
    makeTheme: 0.4,
    renameTheme: 0.6,
    deleteTheme: 0.1,
    makeDeal: 1,
    closeDeal: 1,
    eraseCustomer: 0.3,
    expireWithdrawn: 0.3,
  },
  ...{ watch: 2, crash: 3, killAtCommit: 4, setClock: 1.5, goOffline: 2.5, fillDisk: 1, speakOther: 0.3, update: 0.1 },
  ...{
    revoke: 0.4,
    forgetToken: 0.2,
    signIn: 1,
    signOut: 0.4,
    switchMember: 0.8,
    claim: 0.5,
    backUp: 0.6,
    restore: 0.4,
  },
} as const
export type Operation = keyof typeof OPERATIONS

/** Things that go wrong, as the figure of faults counts them; the network's come on top. */
const FAULTS: ReadonlySet<Operation> = new Set([
  ...(['crash', 'killAtCommit', 'setClock', 'goOffline', 'fillDisk', 'speakOther', 'revoke', 'forgetToken'] as const),
  ...(['signOut', 'switchMember', 'restore'] as const),
])
export const isFault = (operation: Operation) => FAULTS.has(operation)

interface Scene {
  company: Company
  device: Device
  random: Random
}

const HOUR_MS = 3_600_000

/** Does one thing on one browser, or in the dashboard. */
export async function operate(operation: Operation, scene: Scene): Promise<void> {
  await DEEDS[operation](scene)
}

const DEEDS: Record<Operation, (scene: Scene) => unknown> = {
  ...{
    makeNote,
    makeDemo,
    fixRefused,
    editInDashboard,
    makeTheme,
    renameTheme,
    deleteTheme,
    makeDeal,
    closeDeal,
    eraseCustomer,
    expireWithdrawn,
  },
  makeNoteOnUnknownDeal: (scene) => makeNote(scene, { dealId: scene.company.newId('deal') }),
  editNote: (scene) => changeNote(scene, null),
  /** A manager's change of a note is on its way here while its author changes it too. */
  editWithManager: async (scene) => {
    const { company, device, random } = scene
    const [note] = device.store.recent(1)
    const workspaceId = device.account?.author.workspaceId
    if (!note || !workspaceId) return
    await editInDashboard(scene, { workspaceId, id: note.id })
    device.hurry()
    company.scheduler.after(random.int(0, 300), () => void changeNote(scene, null, note))
  },
  deleteNote: (scene) => changeNote(scene, { deletedAt: new Date(scene.device.nowMs).toISOString() }),
  undeleteNote: (scene) => changeNote(scene, { deletedAt: null }),
  watch: ({ device }) => {
    device.watched = !device.watched
    device.hurry()
  },
  crash: ({ device }) => device.crash(),
  /** The browser dies at about every other commit for a while. */
  killAtCommit: ({ company, device, random }) => {
    device.crashRate = 0.4
    company.scheduler.after(random.int(1_000, 60_000), () => Object.assign(device, { crashRate: 0 }))
  },
  setClock: ({ device, random }) => {
    device.skewMs = random.chance(0.3) ? 0 : random.int(-24 * HOUR_MS, 24 * HOUR_MS)
  },
  goOffline: ({ company, device, random }) => {
    device.online = false
    company.scheduler.after(random.int(1_000, HOUR_MS / 6), () => {
      device.online = true
      device.hurry()
    })
  },
  fillDisk: ({ company, device, random }) => {
    device.diskFull = true
    company.scheduler.after(random.int(1_000, 120_000), () => Object.assign(device, { diskFull: false }))
  },
  /** The endpoint is updated, once or twice, or set back to what it was before, and comes back to the present. */
  speakOther: ({ company, random }) => {
    company.endpoint.protocol = random.pick([PROTOCOL - 1, PROTOCOL + 1, PROTOCOL + 2])
    company.scheduler.after(random.int(1_000, 300_000), () => Object.assign(company.endpoint, { protocol: PROTOCOL }))
  },
  update: ({ company, random }) => random.pick(company.devices.filter(({ outdated }) => outdated))?.update(),
  revoke: ({ company, device }) => device.account && company.endpoint.tokens.set(device.account.token, 'revoked'),
  forgetToken: ({ company, device }) => device.account && company.endpoint.tokens.delete(device.account.token),
  signIn: ({ company, device }) => signIn(company, device, 0),
  signOut: ({ device }) => device.signIn(null),
  switchMember: ({ company, device, random }) => signIn(company, device, random.int(0, company.accountsOn(device) - 1)),
  claim: ({ device }) => {
    if (!device.account) return
    device.store.claim(device.account.author)
    device.hurry()
  },
  backUp: ({ device }) => {
    device.backup = device.store.backup()
  },
  /** On the same browser, or on another one of the same member. */
  restore: ({ company, device, random }) => {
    const { backup } = device
    const to = random.chance(0.5) ? device : company.devices[device.index === 0 ? 1 : device.index]
    if (backup && to) to.restore(backup)
  },
}

/** Signs a member in with a token that is good, as after a revocation or in the place of another. */
export function signIn(company: Company, device: Device, which: number): void {
  device.signIn(company.newAccount(device.index, which))
}
