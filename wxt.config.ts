import { defineConfig } from 'wxt'
import { settingsStrings as ar } from './utils/strings/ar/settings'
import { settingsStrings as de } from './utils/strings/de/settings'
import { settingsStrings as en } from './utils/strings/en/settings'

/**
 * No host permission and no content script: `activeTab`, granted by the user's own key press, is enough to inject
 * the overlay, so no page pays anything before the chord. Chromium takes at most four suggested keys, and on Linux
 * does not bind Alt+Shift with A B C N P R T W X Z.
 */
const KEYS = {
  open: { suggested_key: { default: 'Alt+Shift+O' } },
  'mark-blocker': { suggested_key: { default: 'Alt+Shift+K' } },
  'mark-pain': { suggested_key: { default: 'Alt+Shift+J' } },
  hide: { suggested_key: { default: 'Alt+Shift+H' } },
  'mark-moment': {},
  'end-demo': {},
  undo: {},
}

/** The manifest's own texts come from the catalogue too; browsers look them up by these names. */
const COMMANDS = Object.fromEntries(
  Object.entries(KEYS).map(([name, keys]) => [name, { ...keys, description: `__MSG_${messageOf(name)}__` }]),
)

const PERMISSIONS = ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'alarms']

type Importers = (id: string) => { importers: readonly string[] } | null

/** Whether the panel's page loads this module at once. */
function isOfPanel(id: string, infoOf: Importers, seen = new Set<string>()): boolean {
  if (id.endsWith('/entrypoints/panel/main.tsx')) return true
  if (seen.has(id)) return false
  seen.add(id)
  return infoOf(id)?.importers.some((importer) => isOfPanel(importer, infoOf, seen)) ?? false
}

// Only what the panel needs anyway, and no styles: those of one page would be worn by all.
const SHARED_WITH_PANEL = {
  name: (id: string, chunking: { getModuleInfo: Importers }) =>
    isOfPanel(id, (each) => chunking.getModuleInfo(each)) ? 'shared' : null,
  debugName: 'shared with the panel',
  minShareCount: 2,
  test: /\.m?[jt]sx?$/,
}

export default defineConfig({
  srcDir: '.',
  entrypointsDir: 'entrypoints',
  outDir: '.output',
  imports: false,
  modules: ['@wxt-dev/module-react'],
  manifestVersion: 3,
  hooks: {
    // Each file of a page costs it a way to the browser and back: what pages share is one.
    'vite:build:extendConfig': (entrypoints, { build }) => {
      const output = build?.rolldownOptions?.output
      if (entrypoints.length > 1 && output) Object.assign(output, { codeSplitting: { groups: [SHARED_WITH_PANEL] } })
    },
    'build:publicAssets': (_, files) => {
      for (const [language, texts] of Object.entries({ en, de, ar })) {
        files.push({ relativeDest: `_locales/${language}/messages.json`, contents: manifestTexts(texts) })
      }
    },
  },
  manifest: ({ browser }) => ({
    name: 'Pushback',
    // What Chromium writes over the side panel, which an audience may read.
    short_name: 'Notes',
    description: '__MSG_description__',
    default_locale: 'en',
    commands: COMMANDS,
    incognito: 'spanning',
    // Firefox alone knows the area: its badge is the only sign of a mark, so it must not lie in a menu.
    action: { default_title: 'Notes', ...(browser === 'firefox' && { default_area: 'navbar' }) },
    // Firefox's own default would upgrade http:// addresses of the local network.
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
    // Without use_dynamic_url: with it the frame does not load on pages that require CORP.
    web_accessible_resources: [{ resources: ['panel.html'], matches: ['<all_urls>'] }],
    ...(browser === 'firefox' ? forFirefox() : forChromium()),
  }),
})

/** No `side_panel` key: the side panel cannot be opened until a shared tab makes it the safe surface. */
function forChromium() {
  return {
    minimum_chrome_version: '133',
    permissions: [...PERMISSIONS, 'sidePanel'],
    cross_origin_embedder_policy: { value: 'require-corp' },
    cross_origin_opener_policy: { value: 'same-origin' },
  }
}

function forFirefox() {
  return {
    permissions: PERMISSIONS,
    // With H it opens its own Help menu.
    commands: { ...COMMANDS, hide: { ...COMMANDS.hide, suggested_key: { default: 'Alt+Shift+U' } } },
    sidebar_action: { default_panel: 'panel.html', default_title: 'Notes', open_at_install: false },
    browser_specific_settings: {
      gecko: {
        id: 'pushback@pushback.example',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  }
}

function manifestTexts(texts: Readonly<Record<string, string>>): string {
  const named = Object.keys(KEYS).map((name) => [messageOf(name), { message: texts[`command.${name}`] }])
  return JSON.stringify(Object.fromEntries([...named, ['description', { message: texts['app.description'] }]]))
}

/** Message names have no hyphens. */
function messageOf(command: string): string {
  return `command_${command.replaceAll('-', '_')}`
}
