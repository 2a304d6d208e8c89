import { pick, seededRandom } from '@/server/sample/random'
import { demoId, newId, objectionId } from '@/utils/model/ids'
import type { Category, Severity, Speaker } from '@/utils/model/words'
import type { SyncRecord } from './measure'

const NOTES_PER_DEMO = 9
const DEMO_MS = 3_600_000
const FIRST_DAY = Date.UTC(2026, 8, 1)

// What customers say, cut into words: short and repetitive, as notes taken in a hurry are.
const WORDS = `needs a script for every Windows object no SSO with our provider price per seat too high slow search on
large tenants cannot export to Excel audit log is missing who changed what EU residency data must stay in Frankfurt
wants SCIM provisioning agent eats CPU on old servers no Jira link ServiceNow tickets by hand reports only as PDF
legal asks for SOC 2 rollout takes six months migration from the old tool nobody reads the docs roles are too coarse
offline mode mobile app procurement says budget is frozen until Q3 competitor shows it in one click API rate limit`
  .split(/\s+/)
  .filter((word) => word !== '')

/** Notes of many demos, the same for the same seed but for their ids: 11 fields, about 330 bytes of JSON each. */
export function syncRecords(count: number, dealIds: readonly string[]): SyncRecord[] {
  const random = seededRandom(7)
  const records: SyncRecord[] = []
  let demo = ''
  for (let at = 0; at < count; at++) {
    if (at % NOTES_PER_DEMO === 0) demo = newId(demoId)
    const raisedAt = new Date(FIRST_DAY + at * 700_000 + Math.floor(random() * 600_000)).toISOString()
    records.push({
      id: newId(objectionId),
      demoId: demo,
      dealId: pick(random, dealIds),
      text: Array.from({ length: 6 + Math.floor(random() * 6) }, () => pick(random, WORDS)).join(' '),
      severity: pick<Severity>(random, ['blocker', 'pain', 'pain', 'nice', 'unknown']),
      category: pick<Category>(random, ['capability', 'capability', 'price', 'security', 'performance', 'integration']),
      speaker: pick<Speaker>(random, ['unknown', 'technical', 'champion', 'economic_buyer']),
      handled: pick(random, ['unknown', 'yes', 'no', 'partly']),
      page: `https://app.example/${pick(random, ['deals', 'reports', 'settings', 'audit'])}`,
      atMs: Math.floor(random() * DEMO_MS),
      raisedAt,
    })
  }
  return records
}
