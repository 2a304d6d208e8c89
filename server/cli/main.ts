import { Command, CommanderError } from 'commander'
import { addBackup } from './backup'
import { addDoctor } from './doctor'
import { addErase } from './erase'
import { addExport } from './export'
import { addImport } from './import'
import { explain, say } from './output'
import { addServe } from './serve'
import { addSignInLink, addToken } from './token'
import { addWorkspace } from './workspace'

const BAD_USAGE = 2

/** Every command registers itself here; options and help say the rest. */
function buildProgram(): Command {
  const program = new Command('pushback')
    .description('Learn what customers push back on, and what it costs.')
    .exitOverride()
    .showHelpAfterError('(add --help for how to use it)')
  for (const add of [
    addServe,
    addDoctor,
    addWorkspace,
    addToken,
    addSignInLink,
    addImport,
    addExport,
    addErase,
    addBackup,
  ])
    add(program)
  return program
}

try {
  await buildProgram().parseAsync(process.argv)
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

/** Commander has said what is wrong with the usage already, and has printed help that was asked for. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_USAGE
  say(explain(error))
  return 1
}
