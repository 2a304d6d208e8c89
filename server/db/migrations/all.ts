import type { Kysely } from 'kysely'
import * as firstTables from './0001-first-tables'
import * as demoPlan from './0002-demo-plan'
import * as themeWordings from './0003-theme-wordings'
import * as attachments from './0004-attachments'
import * as erasure from './0005-erasure'
import * as waiting from './0006-waiting'
import * as pictureFiles from './0007-picture-files'
import * as audit from './0008-audit'
import * as exportRun from './0009-export-run'
import * as people from './0010-people'
import * as batch from './0011-batch'
import * as weeklyExports from './0012-weekly-exports'

export interface Migration {
  name: string
  up(db: Kysely<unknown>): Promise<void>
}

/** In the order in which they run. What has been released never changes: a new step is a new file and a line here. */
export const MIGRATIONS: readonly Migration[] = [
  ...[
    firstTables,
    demoPlan,
    themeWordings,
    attachments,
    erasure,
    waiting,
    pictureFiles,
    audit,
    exportRun,
    people,
    batch,
    weeklyExports,
  ],
]
