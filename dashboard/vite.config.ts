import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = import.meta.dirname
/** Where the endpoint of a developer runs; the built dashboard is served by the endpoint itself. */
const endpoint = process.env.PUSHBACK_URL ?? 'http://127.0.0.1:4380'

export default defineConfig({
  root: here,
  resolve: { alias: { '@': `${here}/..` } },
  plugins: [react()],
  build: {
    outDir: `${here}/../dist/dashboard`,
    emptyOutDir: true,
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    // Everything in one piece is what an internal tool loads fastest; Plot is split off by its import().
    chunkSizeWarningLimit: 1_000,
  },
  server: { host: '127.0.0.1', port: 4610, strictPort: true, proxy: { '/api': endpoint } },
})
