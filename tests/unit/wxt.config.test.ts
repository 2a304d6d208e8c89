import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { settingsStrings } from '@/utils/strings/en/settings'
import config from '@/wxt.config'

type Browser = 'chrome' | 'firefox'

async function manifestOf(browser: Browser) {
  if (typeof config.manifest !== 'function') throw new TypeError('The manifest must depend on the browser.')
  return config.manifest({ browser, manifestVersion: 3, mode: 'production', command: 'build' })
}

const both = ['chrome', 'firefox'] as const
const sources = (pattern: string) => globSync(pattern).map((file) => readFileSync(file, 'utf8'))

describe('what the extension asks of a browser', () => {
  const shared = ['activeTab', 'alarms', 'scripting', 'storage', 'unlimitedStorage']
  it.each<[Browser, string[]]>([
    ['chrome', [...shared, 'sidePanel']],
    ['firefox', shared],
  ])('is, in %s, no more than it needs', async (browser, permissions) => {
    expect([...((await manifestOf(browser)).permissions ?? [])].sort()).toEqual(permissions.sort())
  })

  it.each(both)('is no page and no site in %s, also not on demand', async (browser) => {
    const manifest = await manifestOf(browser)
    const asked = Object.keys(manifest).filter((key) => /host_permissions|optional_|content_scripts/.test(key))
    expect(asked).toEqual([])
  })

  it('puts nothing into a page before the chord: there is no content script', () => {
    const files = globSync('entrypoints/**/*')
    expect(files.length).toBeGreaterThan(20)
    expect(files.filter((file) => /(?:^|[/.])content(?:[/.]|$)/.test(file))).toEqual([])
    expect(
      sources('entrypoints/**/*.{ts,tsx}').filter((text) => /defineContentScript|content_scripts/.test(text)),
    ).toEqual([])
  })

  it.each(both)('shows pages nothing but the panel in %s', async (browser) => {
    const { web_accessible_resources: shown } = await manifestOf(browser)
    expect(shown).toEqual([{ resources: ['panel.html'], matches: ['<all_urls>'] }])
  })

  it.each(both)('runs no script but its own in %s', async (browser) => {
    const { content_security_policy: policy } = await manifestOf(browser)
    expect(policy).toEqual({ extension_pages: "script-src 'self'; object-src 'self'" })
  })

  it.each(both)('is a neutral word where an audience may read it in %s', async (browser) => {
    const { short_name: name, action } = await manifestOf(browser)
    expect([name, action?.default_title]).toEqual(['Notes', 'Notes'])
  })

  it.each(both)('keeps notes of private windows in the same database in %s', async (browser) => {
    expect((await manifestOf(browser)).incognito).toBe('spanning')
  })
})

describe('the commands', () => {
  const handled = [
    ...(sources('entrypoints/background/commands.ts')[0] ?? '').matchAll(/^ {2}'?([a-z-]+)'?: (?:async )?\(/gm),
  ]

  it('are those that other programs and people rely on, each handled by the background', async () => {
    const names = Object.keys((await manifestOf('chrome')).commands ?? {})
    expect(names).toEqual(['open', 'mark-blocker', 'mark-pain', 'hide', 'mark-moment', 'end-demo', 'undo'])
    expect(handled.map(([, name]) => name)).toEqual(names)
  })

  it('are all on the options page, and none that is not there', async () => {
    const named = Object.keys(settingsStrings).filter((key) => key.startsWith('command.'))
    const names = Object.keys((await manifestOf('chrome')).commands ?? {})
    expect(named.sort()).toEqual(names.map((name) => `command.${name}`).sort())
  })

  it('suggest at most four keys, all of which Chromium binds on Linux', async () => {
    const commands = Object.values((await manifestOf('chrome')).commands ?? {})
    const keys = commands.flatMap(({ suggested_key: key }) =>
      typeof key === 'object' ? (key.default ?? []) : (key ?? []),
    )
    expect(keys).toEqual(['Alt+Shift+O', 'Alt+Shift+K', 'Alt+Shift+J', 'Alt+Shift+H'])
    expect(keys.filter((key) => /[ABCNPRTWXZ]$/.test(key))).toEqual([])
  })

  it('suggest no key in Firefox that opens one of its menus', async () => {
    const commands = Object.values((await manifestOf('firefox')).commands ?? {})
    const keys = commands.flatMap(({ suggested_key: key }) => (typeof key === 'object' ? (key.default ?? []) : []))
    expect(keys).toHaveLength(4)
    expect(keys.filter((key) => /[FEVSBTH]$/.test(key))).toEqual([])
  })
})
