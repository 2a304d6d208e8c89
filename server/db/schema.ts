import type { ColumnType, Generated, Transaction } from 'kysely'
import type { PackedStamps } from '@/server/store/packed-stamps'
import type { AuditAction } from '@/utils/model/audit'
import type { BatchCounts, BatchKind, BatchState } from '@/utils/model/batch'
import type { ExportFormat, ExportState, ExportWish, KeptFilter } from '@/utils/model/export'
import type { Filter } from '@/utils/model/filter'
import type { DeviceId, MemberId, WorkspaceId } from '@/utils/model/ids'
import type { PictureType } from '@/utils/model/picture'
import type { Account, Deal, Demo, EntityName, Objection, Theme } from '@/utils/model/records'
import type { FieldStamp } from '@/utils/model/stamp'
import type { Role, SignInMeans } from '@/utils/model/words'

// Kysely's view of the tables. Columns are snake_case in SQL and camelCase here (CamelCasePlugin); timestamptz
// is read as an ISO string in UTC and bigint as a number, so that a row's own columns are the record itself.

/** What merging and pulling need beside a record's own fields. */
export interface SyncColumns {
  /** Which mutation set each field; a field without a stamp has its value from birth. */
  stamps: PackedStamps | Record<string, FieldStamp>
  /** Fields of newer peers that this version does not know, kept and given back. */
  extra: Record<string, unknown>
  /** The workspace's counter at the newest change. */
  seq: number
  /** Who made the newest change. */
  lastDevice: string
  /** `seq` of the newest change by any device but `lastDevice`. */
  otherSeq: number
}

type Synced<Row> = Omit<Row, 'workspaceId'> & { workspaceId: WorkspaceId } & SyncColumns

export interface Schema {
  workspace: {
    id: WorkspaceId
    slug: string
    name: string
    timeZone: Generated<string>
    /** 1 is Monday. */
    firstDayOfWeek: Generated<number>
    firstFiscalMonth: Generated<number>
    currency: Generated<string>
    sample: Generated<boolean>
    createdAt: Generated<string>
  }
  person: { id: string; email: string; name: string; createdAt: Generated<string> }
  /** In which workspaces somebody is a member. */
  membership: { personId: string; workspaceId: WorkspaceId }
  /** How somebody proves who they are: a password's hash, or an account at a provider. */
  credential: { id: string; personId: string; providerId: string; accountId: string; password: string | null }
  /** A session of the dashboard. */
  login: {
    id: string
    personId: string
    token: string
    workspaceId: WorkspaceId | null
    means: SignInMeans | null
    ipAddress: string | null
    userAgent: string | null
    createdAt: Generated<string>
    updatedAt: Generated<string>
    expiresAt: string
  }
  /** A sign-in at a provider that was begun. */
  verification: { id: string; identifier: string; value: string; expiresAt: string }
  secret: { name: string; value: string }
  /** How often something was tried since `beganAt`, by the hash of what was tried. */
  signInTry: { key: string; count: number; beganAt: string }
  pairing: {
    id: string
    codeHash: Buffer
    userCode: string
    deviceName: string
    createdAt: string
    expiresAt: string
    polledAt: string | null
    answer: 'allowed' | 'denied' | null
    workspaceId: WorkspaceId | null
    memberId: MemberId | null
  }
  workspaceSeq: {
    workspaceId: WorkspaceId
    seq: Generated<number>
    serverMs: Generated<number>
    serverCounter: Generated<number>
  }
  member: {
    workspaceId: WorkspaceId
    id: MemberId
    personId: string
    name: string
    email: string
    roles: Role[]
    createdAt: Generated<string>
    /** Null while somebody was invited and has not come. */
    joinedAt: string | null
    removedAt: string | null
  }
  device: {
    workspaceId: WorkspaceId
    id: string
    memberId: MemberId
    /** What browser it is, as it said when it was paired; null for a token of the command line. */
    name: string | null
    tokenHash: Buffer
    createdAt: Generated<string>
    lastSeen: string | null
    revokedAt: string | null
    waiting: Generated<number | null>
  }
  signInLink: {
    workspaceId: WorkspaceId
    tokenHash: Buffer
    memberId: MemberId
    createdAt: Generated<string>
    expiresAt: string
    usedAt: string | null
  }
  account: Synced<Account>
  deal: Synced<Deal>
  theme: Synced<Theme>
  demo: Synced<Demo>
  objection: Synced<Objection> & { externalId: string | null }
  history: {
    workspaceId: WorkspaceId
    entity: EntityName
    entityId: string
    field: string
    ms: number
    counter: number
    deviceId: string
    old: unknown
    replacedAt: string
    replacedBy: MemberId | null
  }
  mutation: {
    workspaceId: WorkspaceId
    memberId: MemberId
    deviceId: DeviceId
    ms: number
    counter: number
    entity: EntityName
    entityId: string
    resultMs: number | null
    resultCounter: number | null
  }
  attachment: {
    workspaceId: WorkspaceId
    sha256: Buffer
    /** Who brought it first. */
    memberId: MemberId
    type: PictureType
    /** Null where they lie in a file. */
    bytes: Buffer | null
    /** Its name below `PICTURES_DIR`. */
    file: string | null
    fileSize: number | null
    createdAt: Generated<string>
  }
  erased: {
    workspaceId: WorkspaceId
    entityId: string
    entity: EntityName
    memberId: MemberId | null
    reason: 'erasure' | 'expiry'
    erasedAt: string
    seq: number
  }
  audit: {
    workspaceId: WorkspaceId
    id: string
    at: Generated<string>
    memberId: MemberId | null
    action: AuditAction['action']
    detail: ColumnType<AuditAction['detail'], string, never>
  }
  exportRun: {
    workspaceId: WorkspaceId
    id: string
    /** Null for the command line. */
    memberId: MemberId | null
    begunAt: Generated<string>
    seenAt: Generated<string>
    endedAt: string | null
    state: Generated<ExportState>
    format: ExportFormat
    filter: ColumnType<KeptFilter, string, never>
    columns: ColumnType<string[], string, never>
    redacted: boolean
    written: Generated<number>
    /** Null until they have been counted. */
    total: number | null
    /** Until when its file can be fetched again; null where none was kept. */
    keptUntil: string | null
  }
  exportSchedule: {
    workspaceId: WorkspaceId
    id: string
    memberId: MemberId
    filter: ColumnType<Filter, string, never>
    wish: ColumnType<ExportWish, string, never>
    createdAt: Generated<string>
    /** The Monday that it was last made for. */
    madeFor: string
    /** Since when a process makes it. */
    claimedAt: string | null
  }
  exportPart: { workspaceId: WorkspaceId; exportId: string; part: number; bytes: Buffer }
  /** Changes that were made as one and can be taken back as one. */
  batch: {
    workspaceId: WorkspaceId
    id: string
    kind: BatchKind
    /** Null for the command line. */
    memberId: MemberId | null
    begunAt: Generated<string>
    seenAt: Generated<string>
    state: Generated<BatchState>
    fileName: string | null
    done: Generated<number>
    /** Null until they have been counted. */
    total: number | null
    counts: ColumnType<BatchCounts, string, string>
    undoneAt: string | null
    undoneBy: MemberId | null
  }
  /** Which records a batch has written, and under which stamps: the history has what they replaced. */
  batchChange: {
    workspaceId: WorkspaceId
    batchId: string
    entity: EntityName
    entityId: string
    ms: number
    counter: number
    made: boolean
  }
}

/** A transaction that `inWorkspace` opened: the only way to a tenant table. */
export type WorkspaceTx = Transaction<Schema>
