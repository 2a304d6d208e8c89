import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { ROOT } from './step'

/** The largest file and function that may stand in the tree, in lines; a React component counts as a function. */
const LIMITS = { file: 300, function: 60, component: 100 }

const SOURCES = ['entrypoints', 'dashboard', 'server', 'components', 'utils', 'scripts', 'bench'].map(
  (dir) => `${dir}/**/*.{ts,tsx}`,
)

interface Shape {
  path: string
  lines: number
  functions: { name: string; lines: number; component: boolean }[]
  commentLines: number
  anys: number
  mocks: number
}

/**
 * Measures the tree's style (file and function lengths, test ÷ source, comments, `any`, module mocks) as one row of text,
 * and names what is over the limits.
 */
export function styleRow(): { row: string; tooLong: string[] } {
  const source = measure(SOURCES)
  const tests = measure(['tests/**/*.{ts,tsx}'])
  const functions = source.flatMap((file) => file.functions.map((fn) => ({ ...fn, path: file.path })))
  const total = sum(source, (file) => file.lines)
  const row = [
    `${source.length} files`,
    `file lines ${spread(source.map((file) => file.lines))}`,
    `function lines p90 ${quantile(
      functions.map((fn) => fn.lines),
      0.9,
    )} · max ${Math.max(0, ...functions.map((fn) => fn.lines))}`,
    `test ÷ source ${(sum(tests, (file) => file.lines) / total).toFixed(2)}`,
    `comments ${((100 * sum(source, (file) => file.commentLines)) / total).toFixed(1)} %`,
    `any ${sum([...source, ...tests], (file) => file.anys)}`,
    `mocks ${sum(tests, (file) => file.mocks)}`,
  ].join(' | ')
  const tooLong = [
    ...[...source, ...tests]
      .filter((file) => file.lines > LIMITS.file)
      .map((file) => `${file.path}: ${file.lines} lines`),
    ...functions
      .filter((fn) => fn.lines > (fn.component ? LIMITS.component : LIMITS.function))
      .map((fn) => `${fn.path}: ${fn.name} has ${fn.lines} lines`),
  ]
  return { row, tooLong }
}

function measure(patterns: readonly string[]): Shape[] {
  return globSync(patterns, { cwd: ROOT, exclude: ['**/node_modules/**'] })
    .sort()
    .map((path) => shapeOf(path, readFileSync(join(ROOT, path), 'utf8')))
}

function shapeOf(path: string, text: string): Shape {
  const { program, comments } = parseSync(path, text)
  const shape: Shape = { path, lines: lineCount(text), functions: [], commentLines: 0, anys: 0, mocks: 0 }
  for (const comment of comments) shape.commentLines += lineCount(text.slice(comment.start, comment.end))
  const addFunction = (node: { start: number; end: number }, name: string | undefined) => {
    const lines = lineCount(text.slice(node.start, node.end))
    shape.functions.push({
      name: name ?? '(anonymous)',
      lines,
      component: path.endsWith('.tsx') && /^[A-Z]/.test(name ?? ''),
    })
  }
  new Visitor({
    FunctionDeclaration: (node) => addFunction(node, node.id?.name),
    FunctionExpression: (node) => addFunction(node, node.id?.name),
    ArrowFunctionExpression: (node) => addFunction(node, undefined),
    TSAnyKeyword: () => void shape.anys++,
    CallExpression: (node) => {
      const callee = text.slice(node.callee.start, node.callee.end)
      if (/^(vi|jest)\.(mock|doMock|unstable_mockModule)$/.test(callee)) shape.mocks++
    },
  }).visit(program)
  return shape
}

const lineCount = (text: string) => text.trimEnd().split('\n').length

const sum = <T>(items: readonly T[], of: (item: T) => number) => items.reduce((total, item) => total + of(item), 0)

function spread(values: number[]): string {
  return `median ${quantile(values, 0.5)} · p90 ${quantile(values, 0.9)} · max ${Math.max(0, ...values)}`
}

function quantile(values: number[], q: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * q) - 1)] ?? 0
}
