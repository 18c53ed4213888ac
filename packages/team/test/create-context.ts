import { modelJudge } from './model-judge.ts'
import type { Agents, Draft, Mode } from '@galley/sdk'
import type { TeamContext } from '../src/index.ts'
import type { MemoryLedger } from './memory-ledger.ts'
import { sha256, type World } from './world.ts'

/** A context around scripted agents; `over` replaces any part of it. */
export function createContext(
  parts: { readonly agents: Agents; readonly ledger: MemoryLedger; readonly world: World; readonly mode?: Mode; readonly saved?: Draft[] },
  over: Partial<TeamContext> = {},
): TeamContext {
  const { agents, ledger, world, mode = 'full', saved } = parts
  return {
    agents,
    judges: [modelJudge(agents)],
    step: ledger.step,
    waitSignal: async () => ({ decision: 'approve' }),
    locate: world.locate,
    documents: { paths: [], skipped: [] },
    notRead: () => [],
    sources: async () => world.sources,
    copies: async () => new Map(),
    modes: { planner: mode, researcher: mode, writer: mode, 'fact-checker': mode, editor: mode },
    models: { planner: null, researcher: null, writer: null, 'fact-checker': null, editor: null },
    plugins: async () => [],
    usage: async () => ({}),
    remaining: () => ({ tokens: null, seconds: null, usd: null, wattHours: null }),
    save: (draft) => void saved?.push(structuredClone(draft)),
    sha256,
    id: 'run-1',
    createdAt: '2026-11-24T00:00:00Z',
    seq: async () => ledger.events.length,
    signal: new AbortController().signal,
    ...over,
  }
}
