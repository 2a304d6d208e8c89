import type { Person } from '../model/records'
import type { Speaker } from '../model/words'

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * The role of the one person in the room who is called so: by the whole name, or by a word of it. Undefined where
 * nobody is, where two of different roles are, or where the role is not known: then what was typed stays text.
 */
export function roleOf(typed: string, room: readonly Person[]): Speaker | undefined {
  const wanted = plain(typed)
  const called = room.filter(({ name }) => plain(name) === wanted || plain(name).split(/\s+/).includes(wanted))
  const roles = new Set(called.map(({ speaker }) => speaker))
  const [role] = roles
  return roles.size === 1 && role !== 'unknown' ? role : undefined
}

const SEPARATOR = /[\n,;]/

/** Steps as they are typed: one a line, or with commas between. */
export function readSteps(text: string): string[] {
  return text
    .split(text.includes('\n') ? '\n' : SEPARATOR)
    .map((step) => step.trim())
    .filter((step) => step !== '')
}

/** As many as a demo's record holds; a test holds them against its schema. */
export const MAX_STEPS_TYPED = 50
export const MAX_PEOPLE = 30
export const MAX_NAME = 500
