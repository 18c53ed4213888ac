import type { SchemaChecker } from '@galley/sdk'
import type { DomainRules } from '../fetch/domain-rule.ts'
import type { MayRead } from '../fetch/robots.ts'
import type { SafeFetch } from '../fetch/safe-fetch.ts'
import type { LoadedPlugin } from '../load/loaded-plugin.ts'
import type { Bodies } from './bodies.ts'
import type { Caller } from './caller.ts'

/** A tool called for another plugin. */
interface ToolCall {
  readonly tool: string
  readonly operation: 'search' | 'read'
  readonly input: unknown
  readonly caller: Caller
  readonly bodies: Bodies
  readonly base: string | undefined
  readonly signal: AbortSignal
}

/** The broker's own services: the way to a tool, the fetch, the time, the schema checker. */
export interface BrokerServices {
  /** Calls a tool at depth 1; its answer is validated. */
  readonly callTool: (call: ToolCall) => Promise<unknown>
  /** Finds a verified plugin. Faults PLUGIN_NOT_FOUND, or the one that refused it. */
  readonly find: (plugin: string) => Promise<LoadedPlugin>
  readonly safeFetch: SafeFetch
  /** Tells if a site lets a page be read by programs. */
  readonly mayRead: MayRead
  /** The operator's domains: no search finds what is excluded. */
  readonly domains: DomainRules
  /** The operator's key of this name; undefined when there is none. */
  readonly secretOf: (name: string) => string | undefined
  readonly clock: () => Date
  readonly checkSchema: SchemaChecker
}
