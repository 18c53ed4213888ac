import type { DraftOrder, Runtime } from '@galley/runtime'
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
  /** Sender of all requests: the user of this machine, on whose standard streams the server talks. Absent over HTTP, where each has its own. */
  readonly sender?: DraftOrder
  /** Aborted when the gateway closes: what is cut off then was not cancelled by its client. */
  readonly closing?: AbortSignal | undefined
}
