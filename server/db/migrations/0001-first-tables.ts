import { type Kysely, sql } from 'kysely'
import { APPEND_ONLY_TABLES, IDENTITY_TABLES, TENANT_TABLES } from '../tables'
import { APP_ROLE, createAppRole, distribute, hasExtension, lockTenantTable, tryExtension } from './tools'

export const name = '0001-first-tables'

/** Columns that merging and pulling need on every synced entity. */
const SYNCED = `
  stamps jsonb not null default '{}',
  extra jsonb not null default '{}',
  seq bigint not null,
  last_device text not null,
  other_seq bigint not null default 0,
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace_id, id)`

const IDENTITY = [
  `create table workspace (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    time_zone text not null default 'UTC',
    first_day_of_week int not null default 1,
    first_fiscal_month int not null default 1,
    currency text not null default 'EUR',
    sample boolean not null default false,
    created_at timestamptz not null default now()
  )`,
  `create table person (
    id uuid primary key,
    email text not null unique,
    name text not null,
    created_at timestamptz not null default now()
  )`,
]

const PEOPLE = [
  // One row a workspace: updating it first serialises the workspace's writers. `server_*` is the last stamp of
  // the endpoint's own device, so that its stamps rise over all processes.
  `create table workspace_seq (
    workspace_id uuid primary key references workspace (id),
    seq bigint not null default 0,
    server_ms bigint not null default 0,
    server_counter int not null default 0
  )`,
  `create table member (
    workspace_id uuid not null references workspace (id),
    id uuid not null,
    person_id uuid not null references person (id),
    name text not null,
    email text not null,
    roles text[] not null,
    created_at timestamptz not null default now(),
    removed_at timestamptz,
    primary key (workspace_id, id),
    unique (workspace_id, person_id),
    unique (workspace_id, email)
  )`,
  `create table device (
    workspace_id uuid not null,
    id uuid not null,
    member_id uuid not null,
    token_hash bytea not null,
    created_at timestamptz not null default now(),
    last_seen timestamptz,
    revoked_at timestamptz,
    primary key (workspace_id, id),
    unique (workspace_id, token_hash),
    foreign key (workspace_id, member_id) references member (workspace_id, id)
  )`,
  ...['session', 'sign_in_link'].map(
    (table) => `create table ${table} (
    workspace_id uuid not null,
    token_hash bytea not null,
    member_id uuid not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (workspace_id, token_hash),
    foreign key (workspace_id, member_id) references member (workspace_id, id)
  )`,
  ),
]

// What a synced record refers to (deal_id, demo_id, theme_id, account_id, member_id) is no foreign key: mutations
// arrive in any order, an objection before its demo, and a person's notes outlive the person.
const RECORDS = [
  `create table account (
    workspace_id uuid not null,
    id uuid not null,
    external_id text,
    name text not null,
    segment text,
    ${SYNCED},
    unique (workspace_id, external_id)
  )`,
  `create table deal (
    workspace_id uuid not null,
    id uuid not null,
    external_id text,
    name text not null,
    account_id uuid,
    segment text,
    owner text,
    amount bigint,
    currency text,
    outcome text not null,
    stage text,
    opened_at timestamptz,
    closed_at timestamptz,
    competitors text[] not null,
    lost_to text,
    primary_need text,
    crm_url text,
    ${SYNCED},
    unique (workspace_id, external_id)
  )`,
  `create table theme (
    workspace_id uuid not null,
    id uuid not null,
    title text not null,
    kind text not null,
    status text not null,
    status_reason text,
    work_item_url text,
    answer text,
    answer_at timestamptz,
    shipped_at timestamptz,
    shipped_version text,
    ${SYNCED}
  )`,
  `create table demo (
    workspace_id uuid not null,
    id uuid not null,
    member_id uuid,
    deal_id uuid,
    account text,
    share_mode text not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    ${SYNCED}
  )`,
  `create table objection (
    workspace_id uuid not null,
    id uuid not null,
    external_id text,
    member_id uuid,
    demo_id uuid,
    deal_id uuid,
    kind text not null,
    text text not null,
    quote text,
    severity text not null,
    category text not null,
    area text,
    competitor text,
    speaker text not null,
    handled text not null,
    theme_id uuid,
    theme_by text,
    page text,
    step text,
    at_ms bigint,
    raised_at timestamptz not null,
    source text not null,
    ${SYNCED},
    unique (workspace_id, external_id)
  )`,
  // A value that lost against another, under the stamp that set it; the key makes keeping it twice harmless.
  // `replaced_*` is the decision that it lost in.
  `create table history (
    workspace_id uuid not null,
    entity text not null,
    entity_id uuid not null,
    field text not null,
    ms bigint not null,
    counter int not null,
    device_id text not null,
    old jsonb,
    replaced_at timestamptz not null,
    replaced_by uuid,
    primary key (workspace_id, entity, entity_id, field, ms, counter, device_id)
  )`,
  // Every mutation taken from a device, so that a second arrival is answered like the first. `result_*` is the
  // stamp that it was given instead of its own, if any. Keyed by member too: nobody can use up another's stamps.
  `create table mutation (
    workspace_id uuid not null,
    member_id uuid not null,
    device_id uuid not null,
    ms bigint not null,
    counter int not null,
    entity text not null,
    entity_id uuid not null,
    result_ms bigint,
    result_counter int,
    primary key (workspace_id, member_id, device_id, ms, counter)
  )`,
]

const INDEXES = [
  'create index objection_by_time on objection (workspace_id, raised_at desc, id desc)',
  'create index objection_by_deal on objection (workspace_id, deal_id)',
  'create index objection_by_theme on objection (workspace_id, theme_id, raised_at desc)',
  'create index objection_by_demo on objection (workspace_id, demo_id)',
  'create index objection_by_seq on objection (workspace_id, member_id, seq)',
  'create index demo_by_seq on demo (workspace_id, member_id, seq)',
  'create index demo_by_deal on demo (workspace_id, deal_id)',
  'create index deal_by_seq on deal (workspace_id, seq)',
  'create index deal_by_account on deal (workspace_id, account_id)',
  'create index deal_by_closing on deal (workspace_id, closed_at desc, id desc)',
  'create index theme_by_seq on theme (workspace_id, seq)',
  'create index device_by_member on device (workspace_id, member_id)',
  `create index mutation_restamped on mutation (workspace_id, member_id, device_id, result_ms, result_counter)
    where result_ms is not null`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  await createAppRole(db)
  for (const statement of IDENTITY) await run(statement)
  await distribute(db, { reference: IDENTITY_TABLES })
  for (const statement of [...PEOPLE, ...RECORDS]) await run(statement)
  await distribute(db, { tenant: TENANT_TABLES })
  for (const statement of INDEXES) await run(statement)
  await tryExtension(db, 'pg_trgm')
  if (await hasExtension(db, 'pg_trgm'))
    await run('create index objection_by_words on objection using gin (text gin_trgm_ops, quote gin_trgm_ops)')
  await run(`grant select on workspace to ${APP_ROLE}`)
  for (const table of TENANT_TABLES) await lockTenantTable(db, table)
  for (const table of APPEND_ONLY_TABLES) await run(`revoke update, delete, truncate on ${table} from ${APP_ROLE}`)
}
