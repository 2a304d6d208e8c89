import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'

const DEPLOY = join(import.meta.dirname, '../../deploy')
const NAMED = { DOMAIN: 'pushback.example.com', POSTGRES_PASSWORD: 'secret' }

const run = (program: string, args: string[], env: Record<string, string> = NAMED) =>
  promisify(execFile)(program, args, { cwd: DEPLOY, env: { PATH: process.env.PATH ?? '', HOME: '/root', ...env } })

const compose = (env?: Record<string, string>) => run('docker-compose', ['--file', 'compose.yaml', 'config'], env)

test('the compose file is one, and names what is missing in .env', async () => {
  const { stdout } = await compose()
  expect(stdout).toContain('PUBLIC_URL: https://pushback.example.com')
  expect(stdout).toContain('postgres://pushback:secret@database:5432/pushback')
  await expect(compose({ POSTGRES_PASSWORD: 'secret' })).rejects.toThrow(/Name the domain in .env/)
  await expect(compose({ DOMAIN: 'a.example' })).rejects.toThrow(/Choose a password in .env/)
})

test('Caddy takes its file', async () => {
  const { stdout } = await run('caddy', ['validate', '--adapter', 'caddyfile', '--config', 'Caddyfile'])
  expect(stdout).toContain('Valid configuration')
})

test('systemd takes the unit', async () => {
  const { stderr } = await run('systemd-analyze', ['verify', './pushback.service'])
  expect(stderr).not.toContain('pushback.service')
})
