/** A run of letters and digits, in any script. */
const WORD = /[\p{L}\p{N}]+/gu
/** Scripts that are written without spaces between words: each two neighbours stand for a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]+/gu

/**
 * The words of a text as the index knows them: lower case, without accents, in any script. Where a script has no
 * spaces, every two neighbouring signs are one.
 */
export function tokensOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (plain.match(WORD) ?? []).flatMap(splitUnspaced)
}

function splitUnspaced(word: string): string[] {
  const first = word.charCodeAt(0)
  // Below Thai there is none: most words need no second look.
  if (first < 0xe00 && !UNSPACED.test(word)) return [word]
  UNSPACED.lastIndex = 0
  const spaced = word.replace(UNSPACED, ' ').split(' ').filter(Boolean)
  return [...spaced, ...(word.match(UNSPACED) ?? []).flatMap(pairsOf)]
}

function pairsOf(run: string): string[] {
  const signs = [...run]
  if (signs.length === 1) return signs
  return signs.slice(1).map((sign, before) => `${signs[before]}${sign}`)
}

const ENDINGS: ReadonlyArray<[RegExp, string]> = [
  [/^([a-z]{2,}ss)$/, '$1'],
  [/^([a-z]{3,}?)(?:ies|ions|ion|ings|ing|ers|er|ed|es|en|s|e|n|y)$/, '$1'],
  [/^(\p{Script=Cyrillic}{3,}?)(?:[аеиоуыэюяйь]{1,3}[хмв]?и?)$/u, '$1'],
  [/^(?:ال|وال|بال|لل)(\p{Script=Arabic}{3,})$/u, '$1'],
]

/** What the forms of one word have in common, as far as its ending tells: "policies" and "policy". */
export function stemOf(token: string): string {
  if (token.length < 4) return token
  for (const [ending, stem] of ENDINGS) if (ending.test(token)) return token.replace(ending, stem)
  return token
}

/** Words that say nothing about what is asked for, in the languages that notes are mostly typed in. */
const FILLERS = new Set(
  `a about all also am an and any are as at be been but by can cannot could did do does doesn don during each even for from get
  got had has have he her his how i if in into is isn it its just let like ll me more most much must my need needs no not now
  of off on one only or other our out over own re s she should so some still such t than that the their them then there they
  this those to too up us ve very want wants was wasn we were what when where which while who why will with without won would
  yet you your d der die das den dem des ein eine einen einem einer und oder aber auch auf aus bei bis da dass fur hat haben
  ich ihr ihre im in ins ist kann kein keine man mit nach nicht noch nur sich sie sind uber um und uns von vom vor war was wenn
  wer wie wir wird zu zum zur le la les un une des du de et ou mais pas ne que qui pour par sur avec sans dans est sont nous
  vous ils il elle ce cette el los las una y o pero por para con sin en es son se su del al`.split(/\s+/),
)

/** True for a word that is in every text. */
export function isFiller(token: string): boolean {
  return FILLERS.has(token)
}
