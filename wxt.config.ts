import { defineConfig } from 'wxt';

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: 'Digit Reader',
    description:
      'Reads handwritten digits: drawn in the popup, or in any picture of any web page. Nothing leaves your machine.',
    minimum_chrome_version: '148',
    permissions:
      browser === 'firefox'
        ? ['activeTab', 'menus', 'scripting', 'storage']
        : ['activeTab', 'contextMenus', 'scripting', 'storage', 'offscreen'],
    optional_host_permissions: ['<all_urls>'],
    content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'" },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'digit-reader@example.org',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { message_serialization: 'structured_clone' }),
  }),
  zip: { artifactTemplate: 'digit-reader-{{version}}-{{browser}}.zip' },
});
