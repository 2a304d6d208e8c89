import { defineConfig } from 'wxt'

/**
 * No host permission and no content script: `activeTab`, granted by the user's own key press, is enough to inject
 * the overlay, so no page pays anything before the chord. Chromium takes at most four suggested keys, and on Linux
 * does not bind Alt+Shift with A B C N P R T W X Z.
 */
const COMMANDS = {
  open: { suggested_key: { default: 'Alt+Shift+O' }, description: 'Open or close the notes panel' },
  'mark-blocker': { suggested_key: { default: 'Alt+Shift+K' }, description: 'Mark this moment: blocker' },
  'mark-pain': { suggested_key: { default: 'Alt+Shift+J' }, description: 'Mark this moment: pain' },
  hide: { suggested_key: { default: 'Alt+Shift+H' }, description: 'Hide everything, or show it again' },
  'mark-moment': { description: 'Mark this moment' },
  'end-demo': { description: 'End the demo' },
  undo: { description: 'Withdraw the newest note' },
}

const PERMISSIONS = ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'alarms']

export default defineConfig({
  srcDir: '.',
  entrypointsDir: 'entrypoints',
  outDir: '.output',
  imports: false,
  modules: ['@wxt-dev/module-react'],
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: 'Pushback',
    short_name: 'Pushback',
    description: 'Take notes in a live demo with one key, keep them safe in the browser and share them with your team.',
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
