import { demoId, objectionId } from '../model/ids'
import type { Author, StoredDemo, StoredObjection } from './rows'

const NEVER = '1970-01-01T00:00:00.000Z'

/** A record of which nothing is known yet: a pulled row may bring only some fields. */
export function blankObjection(id: string, author: Author): StoredObjection {
  return {
    id: objectionId.parse(id),
    ...author,
    demoId: null,
    dealId: null,
    kind: 'objection',
    text: '',
    quote: null,
    severity: 'unknown',
    category: 'unknown',
    area: null,
    competitor: null,
    speaker: 'unknown',
    handled: 'unknown',
    themeId: null,
    themeBy: null,
    page: null,
    step: null,
    atMs: null,
    screenshot: null,
    raisedAt: NEVER,
    source: 'live',
    createdAt: NEVER,
    deletedAt: null,
    stamps: {},
  }
}

export function blankDemo(id: string, author: Author): StoredDemo {
  return {
    id: demoId.parse(id),
    ...author,
    dealId: null,
    account: null,
    crmUrl: null,
    shareMode: 'none',
    steps: [],
    room: [],
    startedAt: NEVER,
    endedAt: null,
    debriefedAt: null,
    createdAt: NEVER,
    deletedAt: null,
    stamps: {},
  }
}
