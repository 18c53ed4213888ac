import type { Agents, Brief, Draft, EventType, Mode } from '@galley/sdk'
import { runTeam, type TeamContext, type TeamEnd } from '../src/index.ts'
import { createContext } from './create-context.ts'
import { honestAgents } from './honest-agents.ts'
import { createMemoryLedger, type MemoryLedger } from './memory-ledger.ts'
import { createWorld, type World } from './world.ts'

/** Four sources of eight facts. */
export const world: World = createWorld()

/** What a run came to, and what was seen on the way. */
export interface Outcome {
  readonly draft: Draft
  readonly end: TeamEnd
  readonly ledger: MemoryLedger
  readonly saved: readonly Draft[]
  readonly types: readonly EventType[]
}

/** Runs the team with honest agents, some of them replaced, on a brief and a context of which parts are replaced. */
export async function runScripted(
  over: Partial<Agents> = {},
  options: Partial<Omit<TeamContext, 'agents'>> & { readonly brief?: Partial<Brief>; readonly mode?: Mode } = {},
): Promise<Outcome> {
  const { brief, mode = 'full', ...context } = options
  const ledger = createMemoryLedger()
  const saved: Draft[] = []
  const agents = honestAgents(world, over)
  const { draft, end } = await runTeam(
    { topic: 'Public works of four towns', words: 170, ...brief },
    createContext({ agents, ledger, world, mode, saved }, context),
  )
  return { draft, end, ledger, saved, types: ledger.events.map((event) => event.type) }
}
