import type { Part } from '../analysis/word-index'
import type { ObjectionId, ThemeId } from '../model/ids'
import type { DeviceTheme } from '../model/records'
import type { Database } from './database'
import type { Indexed } from './kept-index'
import type { StoredObjection } from './rows'

/** A title says what a theme is; what people called it, only what it was called. */
const TITLE_WEIGHT = 1
const WORDING_WEIGHT = 0.4
/** The newest notes teach; those of many years would hold up the first question. */
const NOTES_READ = 1_000

/** Themes by title, by the words that their team has taught, and by one's own notes at once, with no server. */
export function indexedThemes(db: Database): Indexed<DeviceTheme> {
  const taught = new Taught()
  return {
    table: 'themes',
    async load(ids) {
      if (!ids) taught.restart(await db.objections.orderBy('raisedAt').reverse().limit(NOTES_READ).toArray())
      const themes = ids ? await db.themes.bulkGet(ids as ThemeId[]) : await db.themes.toArray()
      return themes
        .filter((theme) => theme !== undefined)
        .map((row) => ({ row, parts: partsOf(row, taught.textsOf(row.id)) }))
    },
    alsoOf: {
      table: 'objections',
      idsOf: async (ids) => taught.learn(ids, await db.objections.bulkGet(ids as ObjectionId[])),
    },
  }
}

function partsOf({ title, wordings }: DeviceTheme, own: readonly string[]): Part[] {
  const taught = [wordings.join(' '), ...own]
  return [{ text: title, weight: TITLE_WEIGHT }, ...taught.map((text) => ({ text, weight: WORDING_WEIGHT }))]
}

/** What one's own notes say of the themes they were put to. */
class Taught {
  readonly #themeOf = new Map<string, ThemeId>()
  readonly #texts = new Map<ThemeId, Map<string, string>>()

  restart(notes: readonly StoredObjection[]): void {
    this.#themeOf.clear()
    this.#texts.clear()
    this.learn(
      notes.map(({ id }) => id),
      notes,
    )
  }

  /** Answers the themes of which something else is known now. */
  learn(ids: readonly string[], notes: ReadonlyArray<StoredObjection | undefined>): ThemeId[] {
    return [...new Set(ids.flatMap((id, index) => this.#learnOne(id, notes[index])))]
  }

  textsOf(theme: ThemeId): string[] {
    return [...(this.#texts.get(theme)?.values() ?? [])]
  }

  #learnOne(id: string, note: StoredObjection | undefined): ThemeId[] {
    const before = this.#themeOf.get(id)
    const after = note && note.deletedAt === null ? note.themeId : null
    if (before) this.#texts.get(before)?.delete(id)
    this.#themeOf.delete(id)
    if (note && after) {
      this.#themeOf.set(id, after)
      const texts = this.#texts.get(after) ?? new Map<string, string>()
      this.#texts.set(after, texts.set(id, `${note.text} ${note.quote ?? ''}`))
    }
    return [before, after].filter((theme) => theme != null)
  }
}
