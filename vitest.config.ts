import { relative } from 'node:path'
import { defineConfig } from 'vitest/config'

// One configuration for every room. Started in a room, as `turbo run unit` does, it runs that room's tests; started in the root, those of
// all. `--mode` chooses a part: `slow` the slow tier (`*.slow.test.ts`), `journeys` what drives the whole program, `docs` and `tools`
// the tests of those folders. The report goes to `.cache/` of the room, where tools/check.ts finds it.
// `galley-source` makes workspace packages resolve to their source, as Node does.
const room = relative(import.meta.dirname, process.cwd())
const ofRooms = room === '' ? '{packages,plugins,apps,security}/*/{src,test}' : '{src,test}'
const notHere = ['**/node_modules/**', '**/dist/**', '**/fixtures/**']

const parts: Readonly<Record<string, { readonly include: readonly string[]; readonly exclude?: readonly string[] }>> = {
  test: { include: [`${ofRooms}/**/*.test.ts`], exclude: ['**/*.slow.test.ts', ...(room === '' ? [] : ['test/journeys/**'])] },
  slow: { include: [`${ofRooms}/**/*.slow.test.ts`] },
  journeys: { include: ['test/journeys/**/*.test.ts'], exclude: ['**/*.slow.test.ts'] },
  docs: { include: ['tools/docs/**/*.test.ts'] },
  tools: { include: ['tools/**/*.test.ts'], exclude: ['tools/docs/**'] },
}

/** Milliseconds of one test, by part: a journey starts several processes, and the machine may have more to do. */
const timeLimits: Readonly<Record<string, number>> = { slow: 300_000, journeys: 120_000, docs: 120_000, tools: 120_000 }

export default defineConfig(({ mode }) => {
  const { include, exclude = [] } = parts[mode] ?? { include: [] }
  return {
    resolve: { conditions: ['galley-source', 'node'] },
    ssr: { resolve: { conditions: ['galley-source', 'node'] } },
    test: {
      include: [...include],
      exclude: [...notHere, ...exclude],
      reporters: ['default', ['json', { outputFile: `.cache/${mode === 'test' ? 'unit' : mode}.json` }]],
      execArgv: ['--conditions=galley-source'],
      testTimeout: timeLimits[mode] ?? 30_000,
      hookTimeout: mode === 'slow' ? 300_000 : 60_000,
      pool: 'forks',
      maxWorkers: '100%',
      // A room's files share a process: nothing is mocked, and starting one for each file took a third of the time.
      isolate: mode !== 'test',
    },
  }
})
