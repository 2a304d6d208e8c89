import { resolve } from 'node:path'
import type { Command } from 'commander'
import { examine } from '@/server/doctor/examine'
import type { Finding } from '@/server/doctor/finding'
import { readSettings } from '@/server/settings'
import { print } from './output'

const MARK: Record<Finding['level'], string> = { ok: 'ok  ', warn: 'WARN', fail: 'FAIL' }

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Look at all that the endpoint needs, and say what to do; exit code 1 where something fails')
    .option('--json', 'one object a line')
    .action(async ({ json }: { json?: boolean }) => {
      const settings = readSettings(process.env)
      const findings = await examine({ ...settings, dataDir: resolve(settings.dataDir) })
      for (const finding of findings) print(json ? JSON.stringify(finding) : inWords(finding))
      if (findings.some(({ level }) => level === 'fail')) process.exitCode = 1
    })
}

const inWords = ({ about, level, says }: Finding) => `${MARK[level]}  ${about.padEnd(9)} ${says}`
