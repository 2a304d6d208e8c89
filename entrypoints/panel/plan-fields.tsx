import { SPEAKERS } from '@/utils/capture/choices'
import { MAX_NAME, MAX_PEOPLE, MAX_STEPS_TYPED, readSteps } from '@/utils/capture/room'
import type { Demo, Person } from '@/utils/model/records'
import type { Speaker } from '@/utils/model/words'
import { t } from './strings'

/** What is typed of a plan: the steps as they stand in the box. */
export interface PlanText {
  steps: string
  room: Person[]
}

/** A plan as a record holds it. */
type Plan = Pick<Demo, 'steps' | 'room'>

/** A demo's plan as its sheet shows it, and what it said when that was opened. */
export function planForm({ steps, room }: Plan): PlanText & { wasPlan: Plan } {
  return { steps: steps.join('\n'), room, wasPlan: { steps, room } }
}

/** What somebody changed in it, and what that said before: the rest stays as it is by then. */
export function planEditOf(plan: Plan, before: Plan): { edit: Partial<Plan>; was: Partial<Plan> } {
  const fields = (['steps', 'room'] as const).filter(
    (field) => JSON.stringify(plan[field]) !== JSON.stringify(before[field]),
  )
  const only = (of: Plan): Partial<Plan> => Object.fromEntries(fields.map((field) => [field, of[field]]))
  return { edit: only(plan), was: only(before) }
}

/** The plan as a record holds it, or why it does not fit into one. */
export function planOf({ steps, room }: PlanText): Plan | { fault: string } {
  const named = readSteps(steps)
  const people = room.map((person) => ({ ...person, name: person.name.trim() })).filter(({ name }) => name !== '')
  if (named.length > MAX_STEPS_TYPED)
    return { fault: t('demo.tooManySteps', { max: MAX_STEPS_TYPED, count: named.length }) }
  const long = named.find((step) => step.length > MAX_NAME)
  if (long) return { fault: t('demo.stepTooLong', { max: MAX_NAME, start: long.slice(0, 40), count: long.length }) }
  if (people.length > MAX_PEOPLE) return { fault: t('demo.tooManyPeople', { max: MAX_PEOPLE, count: people.length }) }
  return { steps: named, room: people }
}

interface PlanFieldsProps {
  plan: PlanText
  change: (part: Partial<PlanText>) => void
  /** Where they are all that is asked. */
  autoFocus?: boolean
}

/** The steps of a demo, and who sits in it. The last row is always an empty one, for the next person. */
export function PlanFields({ plan, change, autoFocus = false }: PlanFieldsProps) {
  const rows: readonly Person[] = [...plan.room, { name: '', speaker: 'unknown' }]
  const set = (index: number, person: Person) => {
    const room = rows.map((row, i) => (i === index ? person : row))
    change({ room: room.filter(({ name, speaker }) => name !== '' || speaker !== 'unknown') })
  }
  return (
    <>
      <label className="field">
        <span>{t('demo.steps')}</span>
        <textarea
          rows={2}
          dir="auto"
          // biome-ignore lint/a11y/noAutofocus: the reader has just asked for this field.
          autoFocus={autoFocus}
          placeholder={t('demo.stepsHint')}
          value={plan.steps}
          onChange={(event) => change({ steps: event.target.value })}
        />
      </label>
      <fieldset className="room">
        <legend>{t('demo.room')}</legend>
        {rows.map((person, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its name changes while it is typed.
          <PersonRow key={index} person={person} change={(next) => set(index, next)} />
        ))}
      </fieldset>
    </>
  )
}

function PersonRow({ person: { name, speaker }, change }: { person: Person; change: (person: Person) => void }) {
  return (
    <div className="person">
      <input
        aria-label={t(name === '' ? 'demo.personNew' : 'demo.person')}
        placeholder={t('demo.person')}
        dir="auto"
        maxLength={MAX_NAME}
        value={name}
        onChange={(event) => change({ name: event.target.value, speaker })}
      />
      <select
        aria-label={t('demo.personRole', { name: name || t('demo.personNew') })}
        value={speaker}
        onChange={(event) => change({ name, speaker: event.target.value as Speaker })}
      >
        {SPEAKERS.map((each) => (
          <option key={each} value={each}>
            {each === 'unknown' ? t('pick.speakerUnknown') : t(`speaker.${each}`)}
          </option>
        ))}
      </select>
    </div>
  )
}
