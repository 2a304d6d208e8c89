/** What stands between the brackets of `create table`, by the table's name. */
type Columns = Record<string, string>

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

/** A secret that its holder proves a membership with, kept as its SHA-256. */
const TOKEN = `
    workspace_id uuid not null,
    token_hash bytea not null,
    member_id uuid not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (workspace_id, token_hash),
    foreign key (workspace_id, member_id) references member (workspace_id, id)`

export const IDENTITY: Columns = {
  workspace: `
    id uuid primary key,
    slug text not null unique,
    name text not null,
    time_zone text not null default 'UTC',
    first_day_of_week int not null default 1,
    first_fiscal_month int not null default 1,
    currency text not null default 'EUR',
    sample boolean not null default false,
    created_at timestamptz not null default now()
  `,
  person: `
    id uuid primary key,
    email text not null unique,
    name text not null,
    created_at timestamptz not null default now()
  `,
}

export const PEOPLE: Columns = {
  // One row a workspace: updating it first serialises the workspace's writers. `server_*` is the last stamp of
  // the endpoint's own device, so that its stamps rise over all processes.
  workspace_seq: `
    workspace_id uuid primary key references workspace (id),
    seq bigint not null default 0,
    server_ms bigint not null default 0,
    server_counter int not null default 0
  `,
  member: `
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
  `,
  device: `
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
  `,
  session: TOKEN,
  sign_in_link: TOKEN,
}

// What a synced record refers to (deal_id, demo_id, theme_id, account_id, member_id) is no foreign key: mutations
// arrive in any order, an objection before its demo, and a person's notes outlive the person.
export const RECORDS: Columns = {
  account: `
    workspace_id uuid not null,
    id uuid not null,
    external_id text,
    name text not null,
    segment text,
    ${SYNCED},
    unique (workspace_id, external_id)
  `,
  deal: `
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
  `,
  theme: `
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
  `,
  demo: `
    workspace_id uuid not null,
    id uuid not null,
    member_id uuid,
    deal_id uuid,
    account text,
    share_mode text not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    ${SYNCED}
  `,
  objection: `
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
  `,
  // A value that lost against another, under the stamp that set it; the key makes keeping it twice harmless.
  // `replaced_*` is the decision that it lost in.
  history: `
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
  `,
  // Every mutation taken from a device, so that a second arrival is answered like the first. `result_*` is the
  // stamp that it was given instead of its own, if any. Keyed by member too: nobody can use up another's stamps.
  mutation: `
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
  `,
}
