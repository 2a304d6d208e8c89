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

const SEPARATOR = /[\n,;،؛、，；]/

/** Steps as they are typed: one a line, where a comma is part of the step, or in one line with commas between. */
export function readSteps(text: string): string[] {
  const lines = partsOf(text, '\n')
  return lines.length > 1 ? lines : partsOf(text, SEPARATOR)
}

const partsOf = (text: string, separator: string | RegExp) =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** As many as a demo's record holds; a test holds them against its schema. */
export const MAX_STEPS_TYPED = 50
export const MAX_PEOPLE = 30
export const MAX_NAME = 500
