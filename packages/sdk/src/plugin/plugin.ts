import type {
  CheckAnswer,
  CheckInput,
  CompareAnswer,
  CompareInput,
  ComposeInput,
  PatchAnswer,
  PatchInput,
  PlanInput,
  ResearchAnswer,
  ResearchInput,
  ReviewAnswer,
  ReviewInput,
  ScanAnswer,
  ScanInput,
  WriteAnswer,
  WriteInput,
} from './agents.ts'
import type { Host } from './host.ts'
import type { Plan } from '../draft/plan.ts'
import type { EntailAnswer, EntailInput, ReadAnswer, ReadInput, SearchAnswer, SearchInput } from './tools.ts'

/** A function that a plugin offers: JSON in, JSON out. */
export type Operation<Input = never, Answer = unknown> = (input: Input, host: Host) => Answer | Promise<Answer>

/** A plugin is a small data object: its operations by name. Everything else about it is in its manifest. */
export interface Plugin {
  readonly operations: Readonly<Record<string, Operation>>
}

/** The operations of each role. */
export interface RoleOperations {
  readonly planner: { readonly plan: Operation<PlanInput, Plan> }
  readonly researcher: { readonly scan: Operation<ScanInput, ScanAnswer>; readonly research: Operation<ResearchInput, ResearchAnswer> }
  readonly writer: {
    readonly compose: Operation<ComposeInput, WriteAnswer>
    readonly write: Operation<WriteInput, WriteAnswer>
    readonly patch: Operation<PatchInput, PatchAnswer>
  }
  readonly 'fact-checker': { readonly check: Operation<CheckInput, CheckAnswer> }
  readonly editor: {
    readonly review: Operation<ReviewInput, ReviewAnswer>
    readonly compare: Operation<CompareInput, CompareAnswer>
  }
}

/** The operations that the host calls; a tool may have others beside them. */
export interface ToolOperations {
  readonly search?: Operation<SearchInput, SearchAnswer>
  readonly read?: Operation<ReadInput, ReadAnswer>
  readonly entail?: Operation<EntailInput, EntailAnswer>
}

/**
 * Defines a plugin from its operations.
 * @example
 * export default definePlugin({ operations: { echo: ({ text }: { text: string }) => ({ text }) } })
 */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin
}

/**
 * Defines an agent: the operations of one role, typed.
 * @example
 * export default defineAgent('planner', { plan: ({ brief }) => ({ title: brief.topic, questions: [], outline: [], acceptance: [], queries: [] }) })
 */
export function defineAgent<R extends keyof RoleOperations>(_role: R, operations: RoleOperations[R]): Plugin {
  return { operations: { ...operations } }
}

/**
 * Defines a tool: `search`, `read`, or operations of its own.
 * @example
 * export default defineTool({ search: async ({ query }, host) => ({ hits: [] }) })
 */
export function defineTool(operations: ToolOperations & Readonly<Record<string, Operation>>): Plugin {
  return { operations }
}
