// @ts-check
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import { stylesPlugin } from './app/styles/plugin.mjs'

/** How Herald uses the framework. */
const remixConfig = {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: /** @type {const} */ ('esm'),
  // app/routes.ts is the one list of URLs.
  ignoredRouteFiles: ['**/*'],
  future: {
    v3_fetcherPersist: true,
    // Never true: /__manifest then works for a third of a second at anybody's request (CVE-2026-55685).
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
}

/** The Vite configuration, which `remix vite:build` and the development server read. */
export default defineConfig({
  plugins: [remix(remixConfig), stylesPlugin()],
  // Bundled, ten small components are left of it. Imported whole it brings a Markdown reader and a
  // CSS compiler, and a third of a second at every start.
  ssr: { noExternal: [/^@react-email\//] },
  build: { target: 'es2022', sourcemap: false },
  server: { watch: { ignored: ['**/data/**', '**/test-results/**'] } },
})
