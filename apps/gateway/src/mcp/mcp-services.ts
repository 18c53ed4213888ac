import type { Caller, Runtime } from '@galley/runtime'
import type { Auditor } from '../audits/auditor.ts'
import type { Scorer } from './score/open-scorer.ts'

/** Services that the MCP server hands to its tools and resources. */
export interface McpServices {
  readonly runtime: Pick<Runtime, 'drafts' | 'auditLog'>
  readonly auditor: Auditor
  readonly score: Scorer
  /** Version of Galley, told to clients. */
  readonly version: string
  /** Prints a line for the operator: what broke, never a secret. */
  readonly say: (line: string) => void
  /** The user of this machine, on whose standard streams the server talks; absent over HTTP, where each request has a caller of its own. */
  readonly user?: Caller
  /** Folder that the folders of that user's briefs start from. */
  readonly baseFolder?: string
  /** Aborted when the gateway closes: what is cut off then was not cancelled by its client. */
  readonly closing?: AbortSignal | undefined
}
