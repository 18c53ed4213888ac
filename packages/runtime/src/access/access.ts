import type { ModelDemand } from '@galley/sdk'
import type { TokenLimits } from './token-limits.ts'
import type { TokenScope } from './token-scopes.ts'

/** A program that sends requests: the token that admits it. */
export interface Caller {
  /** Name of its token. */
  readonly name: string
  /** First twelve digits of the token's hash; a session of the studio has none. */
  readonly id?: string
  readonly scopes: readonly TokenScope[]
  readonly limits: TokenLimits
  /** Demands on every model that serves it; none where it is left out. */
  readonly demand?: ModelDemand
}

/** A token as its operator sees it: nothing of the secret. */
export interface ListedToken extends Caller {
  /** RFC 3339, UTC. */
  readonly createdAt: string
  readonly expiresAt: string | null
}

/** A token that is to be made. */
interface NewToken extends Omit<Caller, 'id' | 'limits'> {
  /** None where left out. */
  readonly limits?: TokenLimits
  /** Milliseconds for which it counts; for ever where left out. */
  readonly lifeMs?: number
}

/** Access by token. Only hashes are stored; clear values are shown once. Faults of what writes: DATA_BUSY, DATA_WRITE_FAILED. */
export interface Access {
  /** A one-time ticket for `/enter`, good for ten minutes. */
  issueTicket(): Promise<string>
  /** Burns the ticket; false when it is unknown, used or expired. */
  redeemTicket(ticket: string): Promise<boolean>
  /** Opens a browser session of thirty days and answers its secret. */
  openSession(): Promise<string>
  hasSession(secret: string): Promise<boolean>
  endSession(secret: string): Promise<void>
  /** Finds who a bearer token of this data folder admits; null for one that is unknown, expired or revoked. */
  caller(token: string): Promise<Caller | null>
  /** The token made at the first start: null when one was made before. */
  firstToken(): Promise<string | null>
  /** Makes a token and answers its clear value, this once. Faults: TOKEN_NAME_INVALID, TOKEN_NAME_TAKEN, TOKEN_BUDGET_UNBOUND. */
  newToken(token: NewToken): Promise<string>
  /** Lists the tokens that count, the oldest first. */
  tokens(): Promise<readonly ListedToken[]>
  /** Revokes a token by its name: no gateway lets it in half a second later. Fault TOKEN_NOT_FOUND. */
  revokeToken(name: string): Promise<void>
}
