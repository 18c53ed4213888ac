import { defineConfig } from 'vitest/config'

// One run for the whole house. `galley-source` makes workspace packages resolve to their source, as Node does.
export default defineConfig({
  resolve: { conditions: ['galley-source', 'node'] },
  ssr: { resolve: { conditions: ['galley-source', 'node'] } },
  test: {
    include: ['{packages,plugins,apps,security}/*/{src,test}/**/*.test.ts', 'tools/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: '.cache/tests.json' }]],
    execArgv: ['--conditions=galley-source'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
})
