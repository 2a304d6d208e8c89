import { type Kysely, sql } from 'kysely'
import { distribute } from './tools'

export const name = '0010-people'

// People sign in by better-auth, whose tables these are (its user is `person`, its account `credential`, its session
// `login`); `membership` says which workspaces to look for somebody in, because a member's own row shows in there only.
const TABLES = {
  membership: `
    person_id uuid not null references person,
    workspace_id uuid not null references workspace,
    primary key (person_id, workspace_id)`,
  credential: `
    id uuid primary key,
    person_id uuid not null references person,
    provider_id text not null,
    account_id text not null,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (provider_id, account_id)`,
  login: `
    id uuid primary key,
    person_id uuid not null references person,
    token text not null unique,
    workspace_id uuid references workspace,
    means text,
    ip_address text,
    user_agent text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    expires_at timestamptz not null`,
  verification: `
    id uuid primary key,
    identifier text not null,
    value text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    expires_at timestamptz not null`,
  secret: 'name text primary key, value text not null',
  sign_in_try: 'key text primary key, count integer not null, began_at timestamptz not null',
  pairing: `
    id uuid primary key,
    code_hash bytea not null unique,
    user_code text not null unique,
    device_name text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    polled_at timestamptz,
    answer text,
    workspace_id uuid references workspace,
    member_id uuid`,
}

/** People: passwords, providers, sessions of a person instead of a member, and the pairing of browsers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  const members = await currentMembers(db)
  await run('alter table person add column email_verified boolean not null default false')
  await run('alter table person add column image text')
  await run('alter table person add column updated_at timestamptz not null default now()')
  for (const [table, columns] of Object.entries(TABLES)) {
    await run(`create table ${table} (${columns})`)
    await distribute(db, table)
  }
  await run('create index credential_by_person on credential (person_id)')
  await run('create index login_by_person on login (person_id)')
  await run('create index verification_by_identifier on verification (identifier)')
  for (const { person_id, workspace_id } of members)
    await sql`insert into membership (person_id, workspace_id) values (${person_id}, ${workspace_id})`.execute(db)
  await run('alter table device add column name text')
  // Who is here already has come; from now on a new member was only invited.
  await run('alter table member add column joined_at timestamptz default now()')
  await run('alter table member alter column joined_at drop default')
  // Sessions were a member's; whoever is signed in opens a new link once.
  await run('drop table session')
}

/** Row by row of each workspace: the second lock shows the migrating user no other. */
async function currentMembers(db: Kysely<unknown>): Promise<{ person_id: string; workspace_id: string }[]> {
  const workspaces = await sql<{ id: string }>`select id from workspace`.execute(db)
  const found = []
  for (const { id } of workspaces.rows) {
    await sql
      .raw(`set local citus.propagate_set_commands = 'local'; set local pushback.workspace_id = '${id}'`)
      .execute(db)
    const members = await sql<{ person_id: string; workspace_id: string }>`
      select person_id, workspace_id from member where workspace_id = ${id} and removed_at is null`.execute(db)
    found.push(...members.rows)
  }
  return found
}
