import type { Fault } from '@galley/fault'
import type { PluginStatement } from '../statements/statement.ts'
import type { Verdict } from '../verdict/verdict.ts'
import type { KnownSigner } from './known-signer.ts'

/** A statement about a plugin whose signature holds, with its signer. */
export interface SignedStatement {
  readonly statement: PluginStatement
  /** The content of a verdict; null of any other statement. */
  readonly verdict: Verdict | null
  readonly signer: KnownSigner
  /** Reason that the signer's key does not count any more: of a verdict only, since without an author there is nothing to judge. */
  readonly stale: Fault | null
}
