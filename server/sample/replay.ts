import type { ServerMutation } from '@/server/sync/server-mutations'
import {
  type DemoId,
  demoId,
  type MemberId,
  newId,
  objectionId,
  type ThemeId,
  type WorkspaceId,
} from '@/utils/model/ids'
import type { Deal, Demo, Objection } from '@/utils/model/records'
import type { Category, Severity, Speaker } from '@/utils/model/words'
import { pick, seededRandom } from './random'
import { SAMPLE_THEMES, type SampleTheme } from './themes'

type SampleDeal = Pick<Deal, 'id' | 'outcome' | 'openedAt' | 'closedAt'> & { segment: string | null }

export interface ReplayInput {
  workspaceId: WorkspaceId
  deals: readonly SampleDeal[]
  /** Notes by the label of their theme. */
  notes: ReadonlyMap<string, readonly string[]>
  themeIds: ReadonlyMap<string, ThemeId>
  engineers: readonly MemberId[]
  now: Date
}

const SHARE_OF_DEALS_WITH_DEMO = 0.22
const SHARE_WITHOUT_THEME = 0.12
const STEPS = ['Inventory', 'Policies', 'Rollout', 'Reports', 'Integrations', 'Pricing'] as const
const SPEAKERS: readonly Speaker[] = ['technical', 'user', 'champion', 'economic_buyer', 'procurement', 'unknown']

/**
 * Demos and notes for a share of the deals that name their account, always the same for the same deals. What was lost heard more blockers, in
 * the segments that a theme hurts most: the sample has something to find, and nothing in it is about a real company.
 */
export function replay(input: ReplayInput): ServerMutation[] {
  const random = seededRandom(20_261_124)
  const known = input.deals.filter(({ segment }) => segment !== null)
  return known.flatMap((deal) => (random() < SHARE_OF_DEALS_WITH_DEMO ? demoOf(deal, input, random) : []))
}

function demoOf(deal: SampleDeal, input: ReplayInput, random: () => number): ServerMutation[] {
  const memberId = pick(random, input.engineers)
  const startedAt = demoTime(deal, input.now, random)
  const id = newId(demoId)
  const createdAt = startedAt.toISOString()
  const fields: Omit<Demo, 'id'> = {
    workspaceId: input.workspaceId,
    memberId,
    dealId: deal.id,
    account: null,
    crmUrl: null,
    shareMode: pick(random, ['none', 'tab', 'window'] as const),
    steps: [],
    room: [],
    startedAt: createdAt,
    endedAt: new Date(startedAt.getTime() + 45 * 60_000).toISOString(),
    debriefedAt: null,
    createdAt,
    deletedAt: null,
  }
  const count = 1 + Math.floor(random() * (deal.outcome === 'lost' ? 5 : 3))
  const notes = Array.from({ length: count }, (_, i) =>
    noteOf(
      { deal, demo: id, memberId, startedAt, atMs: Math.round((i + random()) * (2_400_000 / count)) },
      input,
      random,
    ),
  )
  return [{ entity: 'demo', entityId: id, fields }, ...notes]
}

interface Moment {
  deal: SampleDeal
  demo: DemoId
  memberId: MemberId
  startedAt: Date
  atMs: number
}

function noteOf(moment: Moment, input: ReplayInput, random: () => number): ServerMutation {
  const { deal, atMs } = moment
  const theme = pick(random, SAMPLE_THEMES, (candidate) => weightOf(candidate, deal))
  const raisedAt = new Date(moment.startedAt.getTime() + atMs).toISOString()
  const assigned = random() >= SHARE_WITHOUT_THEME
  const category: Category = theme.category
  const fields: Omit<Objection, 'id'> = {
    workspaceId: input.workspaceId,
    memberId: moment.memberId,
    demoId: moment.demo,
    dealId: deal.id,
    kind: 'objection',
    text: pick(random, input.notes.get(theme.label) ?? ['']),
    quote: null,
    severity: severityOf(theme, deal, random),
    category,
    area: null,
    competitor: random() < 0.15 ? pick(random, ['Velnox', 'Tarrowdesk', 'Quillmesh', 'Opsharrow']) : null,
    speaker: pick(random, SPEAKERS),
    handled: pick(random, ['yes', 'partly', 'no', 'promised', 'unknown'] as const),
    themeId: assigned ? (input.themeIds.get(theme.label) ?? null) : null,
    themeBy: assigned ? 'import' : null,
    page: null,
    step: pick(random, STEPS),
    atMs,
    screenshot: null,
    raisedAt,
    source: 'live',
    createdAt: raisedAt,
    deletedAt: null,
  }
  return { entity: 'objection', entityId: newId(objectionId), fields }
}

/** A theme is heard more where it hurts, and where the deal was lost for it. */
function weightOf(theme: SampleTheme, deal: SampleDeal): number {
  const hurts = theme.hurts.includes(deal.segment ?? '')
  return theme.weight * (hurts ? (deal.outcome === 'lost' ? 6 : 2) : 1)
}

function severityOf(theme: SampleTheme, deal: SampleDeal, random: () => number): Severity {
  const blocks = theme.hurts.includes(deal.segment ?? '') ? 0.55 : 0.15
  const chance = random()
  if (chance < (deal.outcome === 'lost' ? blocks : blocks / 3)) return 'blocker'
  return chance < 0.75 ? 'pain' : chance < 0.93 ? 'nice' : 'unknown'
}

/** A demo is held in working hours while the deal is open; one that never opened was shown in the last three weeks. */
function demoTime(deal: SampleDeal, now: Date, random: () => number): Date {
  const opened = deal.openedAt ? Date.parse(deal.openedAt) : now.getTime() - 21 * 86_400_000
  const closed = Math.min(deal.closedAt ? Date.parse(deal.closedAt) : now.getTime(), now.getTime() - 7_200_000)
  const at = new Date(opened + random() * Math.max(closed - opened - 7_200_000, 0))
  at.setUTCHours(8 + Math.floor(random() * 8), 0, 0, 0)
  if (at.getTime() > closed) at.setUTCDate(at.getUTCDate() - 1)
  return at
}
