import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_NOTE, formatNote, type LineNote, parseLine } from '@/utils/capture/line'

const tricky = fc.string({
  unit: fc.constantFrom(...'!~?؟！+>#@^"“”„«»「」『1\\ \n\t,.،…()aé主א'.split('')),
  maxLength: 12,
})
const anyText = fc.oneof(tricky, fc.string(), fc.string({ unit: 'grapheme' }))
const anyNote: fc.Arbitrary<LineNote> = fc.record({
  kind: fc.constantFrom('objection', 'praise', 'question', 'promise'),
  severity: fc.constantFrom('blocker', 'pain', 'nice', 'unknown'),
  area: fc.option(anyText),
  competitor: fc.option(anyText),
  speaker: fc.constantFrom('economic_buyer', 'champion', 'technical', 'user', 'procurement', 'unknown'),
  text: anyText,
  quote: fc.option(anyText),
})

describe('the capture line', () => {
  it.each<[string, Partial<LineNote>]>([
    ['!! no Windows registry', { severity: 'blocker', text: 'no Windows registry' }],
    ['! slow', { severity: 'pain', text: 'slow' }],
    ['~ dark theme', { severity: 'nice', text: 'dark theme' }],
    ['? can it do SSO', { kind: 'question', text: 'can it do SSO' }],
    ['+ loves the diff', { kind: 'praise', text: 'loves the diff' }],
    ['> send the audit report', { kind: 'promise', text: 'send the audit report' }],
    ['? !! is there SSO', { kind: 'question', severity: 'blocker', text: 'is there SSO' }],
    ['needs #config now', { area: 'config', text: 'needs now' }],
    ['has it: @Velnox, since May', { competitor: 'Velnox', text: 'has it: , since May' }],
    ['#"Windows config" too hard', { area: 'Windows config', text: 'too hard' }],
    ['^buyer wants a discount', { speaker: 'economic_buyer', text: 'wants a discount' }],
    ['price "we get that for free" again', { quote: 'we get that for free', text: 'price again' }],
    ['"one" and "two"', { quote: 'one\ntwo', text: 'and' }],
    ['!!', { severity: 'blocker' }],
    ['“we get that for free” again', { quote: 'we get that for free', text: 'again' }],
    ['Preis „das gibt es umsonst“, sagt er', { quote: 'das gibt es umsonst', text: 'Preis , sagt er' }],
    ['»zu teuer« und «trop cher»', { quote: 'zu teuer\ntrop cher', text: 'und' }],
    ['« trop cher » dit-il', { quote: 'trop cher', text: 'dit-il' }],
    ['「高い」と言った', { quote: '高い', text: 'と言った' }],
    ['„zu teuer" sagt er', { quote: 'zu teuer', text: 'sagt er' }],
    ['“it’s “odd” here” again', { quote: 'it’s “odd” here', text: 'again' }],
    ['#“Windows config” too hard', { area: 'Windows config', text: 'too hard' }],
    ['؟ هل يدعم SSO', { kind: 'question', text: 'هل يدعم SSO' }],
    ['！！ 高い', { severity: 'blocker', text: '高い' }],
    ['نقص #السعر، ثم @Velnox؟', { area: 'السعر', competitor: 'Velnox', text: 'نقص ، ثم ؟' }],
    ['#السعر،والوقت', { area: 'السعر', text: '،والوقت' }],
    ['@Velnox? really #config! (^buyer)', { competitor: 'Velnox', area: 'config', text: '? really ! (^buyer)' }],
    ['why #price? 2 (like @Velnox)', { area: 'price', competitor: 'Velnox', text: 'why ? 2 (like )' }],
    ['^buyer: no #Foo(Bar)', { speaker: 'economic_buyer', area: 'Foo(Bar)', text: ': no' }],
    ['#価格、@Velnox', { area: '価格', text: '、@Velnox' }],
    ['قال «غالٍ جدًا»، ثم سكت', { quote: 'غالٍ جدًا', text: 'قال ، ثم سكت' }],
    ['"too slow"… and "too dear"–no', { quote: 'too slow\ntoo dear', text: '… and –no' }],
    ['顧客は「高い」と言った', { quote: '高い', text: '顧客はと言った' }],
    ['顧客は「「設定」が難しい」と『遅い』', { quote: '「設定」が難しい\n遅い', text: '顧客はと' }],
    ['han sa »för dyrt» och ”nej”', { quote: 'för dyrt\nnej', text: 'han sa och' }],
    ['”han sa ”nej””, sa de', { quote: 'han sa ”nej”', text: ', sa de' }],
    ['“too dear“ and “slow“', { quote: 'too dear\nslow', text: 'and' }],
    ['“zu teuer“ und „langsam”', { quote: 'zu teuer\nlangsam', text: 'und' }],
    ['»a» und »b«', { quote: 'a\nb', text: 'und' }],
    ['two\nlines', { text: 'two\nlines' }],
  ])('reads %j', (line, expected) => {
    expect(parseLine(line)).toEqual({ ...EMPTY_NOTE, ...expected })
  })

  it.each([
    'C# and F#',
    'call +49 123',
    'mail a@b.com',
    'C:\\Windows\\System32 paths',
    '\\\\server\\share',
    'a 19" rack',
    'wow!! really',
    'x > y ~ z ? no',
    '2^10 objects',
    '^nobody said so',
    'an "unclosed quote',
    'ranked #1 of 3',
    'an „unclosed quote',
    'it’s 5’ and ‘so’',
    'an “unclosed quote “ too',
    '顧客は「と言った',
    'ranked #1, #2؟ and #١',
    'a # alone, an @ and a ^',
    '#',
  ])('keeps %j as typed', (line) => {
    expect(parseLine(line)).toEqual({ ...EMPTY_NOTE, text: line })
  })

  it.each([
    ['\\#1 priority', '#1 priority'],
    ['\\!! is how they wrote it', '!! is how they wrote it'],
    ['ask \\@ops', 'ask @ops'],
    ['\\"not a quote"', '"not a quote"'],
    ['\\“not a quote”', '“not a quote”'],
    ['顧客は\\「高い」', '顧客は「高い」'],
    ['say \\"no\\" to it', 'say "no" to it'],
    ['say \\“no\\” to it', 'say “no” to it'],
    ['\\「高い\\」と', '「高い」と'],
    ['C:\\\\"a', 'C:\\"a'],
  ])('takes a backslash as "plain text" in %j', (line, text) => {
    expect(parseLine(line).text).toBe(text)
  })

  it('keeps the second area as text, so that nothing typed is lost', () => {
    expect(parseLine('#a #b')).toEqual({ ...EMPTY_NOTE, area: 'a', text: '#b' })
  })

  const words = fc.array(fc.constantFrom(...'"“”„«»「」『』'.split(''), 'no', 'it', ' ', 'é', '主'))

  it('takes none of the quotation marks that each have a backslash for somebody’s words', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const line = parts.map((part) => (/^[\p{L} ]/u.test(part) ? part : `\\${part}`)).join('')
        expect(parseLine(line)).toEqual({ ...EMPTY_NOTE, text: parts.join('').trim() })
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives back every note that it wrote', () => {
    fc.assert(
      fc.property(anyNote, (note) => {
        expect(parseLine(formatNote(note))).toEqual(note)
      }),
      { numRuns: 5_000 },
    )
  })

  it('brings every line into one normal form', () => {
    fc.assert(
      fc.property(anyText, (line) => {
        const normal = formatNote(parseLine(line))
        expect(formatNote(parseLine(normal))).toBe(normal)
      }),
      { numRuns: 5_000 },
    )
  })

  // Looked for anew from each sign, the ends would take minutes: the test would run out of time.
  it.each(['“ ', '@“ ', '“x”y ', '” ', '#” ”x ', '"a ', '「'])('reads a hundred thousand of %j in a moment', (sign) => {
    const { text, quote } = parseLine(sign.repeat(100_000))
    expect(`${text}${quote}`.length).toBeGreaterThan(100_000)
  })
})
