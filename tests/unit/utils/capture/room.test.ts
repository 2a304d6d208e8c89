import { describe, expect, it } from 'vitest'
import { parseLine } from '@/utils/capture/line'
import { MAX_NAME, MAX_PEOPLE, MAX_STEPS_TYPED, readSteps, roleOf } from '@/utils/capture/room'
import { demo, type Person } from '@/utils/model/records'

const room: Person[] = [
  { name: 'Anna Schmidt', speaker: 'champion' },
  { name: 'Bernd', speaker: 'technical' },
  { name: 'Zoë van Dijk', speaker: 'economic_buyer' },
  { name: 'Bernd Maier', speaker: 'user' },
  { name: 'Unclear', speaker: 'unknown' },
]

describe('a person in the room', () => {
  it.each([
    ['anna', 'champion'],
    ['Schmidt', 'champion'],
    ['ANNA SCHMIDT', 'champion'],
    ['zoe', 'economic_buyer'],
    ['maier', 'user'],
    ['bernd', undefined],
    ['unclear', undefined],
    ['ann', undefined],
    ['', undefined],
  ])('called %j has the role %s', (typed, role) => {
    expect(roleOf(typed, room)).toBe(role)
  })

  it('stands for its role in a line', () => {
    expect(parseLine('^anna ! slow', { room })).toMatchObject({ speaker: 'champion', text: '! slow' })
    expect(parseLine('slow ^"Zoë van Dijk"', { room })).toMatchObject({ speaker: 'economic_buyer', text: 'slow' })
  })

  it('never takes the place of a role’s own name, and stays text where nobody is called so', () => {
    const tricky: Person[] = [{ name: 'User', speaker: 'procurement' }]
    expect(parseLine('^user slow', { room: tricky }).speaker).toBe('user')
    expect(parseLine('^carla slow', { room })).toMatchObject({ speaker: 'unknown', text: '^carla slow' })
    expect(parseLine('^unclear slow', { room }).text).toBe('^unclear slow')
  })
})

describe('steps as they are typed', () => {
  it.each([
    ['Dashboards, Alerts', ['Dashboards', 'Alerts']],
    ['Dashboards\nAlerts, and roles\n', ['Dashboards', 'Alerts, and roles']],
    ['one; two', ['one', 'two']],
    ['  ', []],
    [',,', []],
    ['Login, Deploy, Report\n', ['Login', 'Deploy', 'Report']],
    ['Login, as admin\nDeploy', ['Login, as admin', 'Deploy']],
    ['تسجيل، نشر', ['تسجيل', 'نشر']],
  ])('%j are %j', (text, steps) => {
    expect(readSteps(text)).toEqual(steps)
  })
})

describe('what a plan holds', () => {
  it('is as much as its record', () => {
    const { steps, room: people } = demo.shape
    const names = (count: number) => Array.from({ length: count }, () => 'x')
    const persons = (count: number) => names(count).map((name) => ({ name, speaker: 'user' }))
    expect(steps.safeParse(names(MAX_STEPS_TYPED)).success).toBe(true)
    expect(steps.safeParse(names(MAX_STEPS_TYPED + 1)).success).toBe(false)
    expect(steps.safeParse(['x'.repeat(MAX_NAME)]).success).toBe(true)
    expect(steps.safeParse(['x'.repeat(MAX_NAME + 1)]).success).toBe(false)
    expect(people.safeParse(persons(MAX_PEOPLE)).success).toBe(true)
    expect(people.safeParse(persons(MAX_PEOPLE + 1)).success).toBe(false)
  })
})
