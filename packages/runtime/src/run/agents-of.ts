import type { Kernel, RunScope } from '@galley/kernel'
import { operationsOf, roles, type Agents, type Brief, type Mode, type Role } from '@galley/sdk'
import { observed, type ObserveWork } from './run-work.ts'

/** Plugins, scope and modes of one run's agents. */
export interface AgentsOptions {
  readonly kernel: Pick<Kernel, 'call'>
  readonly scope: RunScope
  readonly brief: Brief
  readonly modes: Readonly<Record<Role, Mode>>
  /** Name of each role's plugin. */
  readonly plugins: Readonly<Record<Role, string>>
  /** Told each call when it is over. */
  readonly observe: ObserveWork | undefined
  readonly clock: () => Date
}

/** Notes on an agent's work while it answers, for whoever watches. */
const doing: { readonly [Operation in keyof Agents]: string } = {
  scan: 'Looking through the sources',
  research: 'Reading and quoting',
  plan: 'Drawing up the plan',
  compose: 'Writing',
  write: 'Writing a section',
  patch: 'Mending a section',
  check: 'Checking claims against their quotes',
  review: 'Reading the draft as an editor',
  compare: 'Comparing two states of the text',
}

/** Turns plugins into `team`'s agents: every call carries the brief and the role's mode, and is answered in the run's scope. */
export function agentsOf({ kernel, scope, brief, modes, plugins, ...watch }: AgentsOptions): Agents {
  const told = briefForAgents(brief)
  const ask =
    (role: Role, operation: keyof Agents) =>
    async (input: object, at: { readonly key: string; readonly signal: AbortSignal }): Promise<unknown> => {
      // Events commit when the step is done; until then this is all that a watcher sees of it.
      scope.onEphemeral({ type: 'progress', role, step: at.key, text: doing[operation] })
      return observed(watch, { kind: 'agent', run: scope.id, name: operation, role }, async () =>
        kernel.call({
          plugin: plugins[role],
          operation,
          input: { ...input, brief: told, mode: modes[role] },
          run: scope,
          step: at.key,
          signal: at.signal,
        }),
      )
    }
  const members = roles.flatMap((role) => operationsOf[role].map((operation) => [operation, ask(role, operation)] as const))
  return Object.fromEntries(members) as unknown as Agents
}

/** The brief as agents see it: no pasted text (it is a source, read through the broker), no path of this machine, no model names. */
function briefForAgents({ sources, models: _models, ...brief }: Brief): Brief {
  if (!sources) return brief
  const { texts: _texts, files: _files, folder: _folder, ...rest } = sources
  return { ...brief, sources: rest }
}
