/**
 * Every table of ours by kind; the migrations read this to grant, lock and distribute.
 * - tenant: `workspace_id` leads every primary key, unique constraint and foreign key; locked by row-level
 *   security; on Citus distributed by it and kept together, so that one workspace's queries stay on one node.
 * - identity: people and workspaces, without `workspace_id`; reference tables on Citus. Tenant tables may
 *   refer to them, never the reverse.
 */
export const IDENTITY_TABLES = [
  'workspace',
  'person',
  'membership',
  'credential',
  'login',
  'verification',
  'secret',
  'sign_in_try',
  'pairing',
] as const

/** What a moment needs and a backup does not: whoever restores one signs everybody in anew. */
export const PASSING_TABLES = ['login', 'verification', 'secret', 'sign_in_try', 'pairing'] as const

/** In an order in which they can be made: what is referred to comes first. */
export const TENANT_TABLES = [
  'workspace_seq',
  'member',
  'device',
  'sign_in_link',
  'account',
  'deal',
  'theme',
  'demo',
  'objection',
  'history',
  'mutation',
  'attachment',
  'erased',
  'audit',
  'export_run',
  'export_schedule',
  'export_part',
  'batch',
  'batch_change',
] as const

/** What is written once and never changed: the application may only read and append. */
export const APPEND_ONLY_TABLES = ['history', 'mutation', 'audit'] as const
