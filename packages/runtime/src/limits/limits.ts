/** Owner of limits: a token, or a model, whose limits all tokens share. */
export type LimitOwner = `token ${string}` | `model ${string}`

/** State of a limit of a minute after something was claimed of it. */
export interface MinuteState {
  readonly isAllowed: boolean
  /** Requests or tokens that are left now. */
  readonly remaining: number
  /** Milliseconds until more is free again. */
  readonly resetMs: number
}

/** Tokens that were claimed of a limit. */
interface ClaimedTokens extends MinuteState {
  /** Puts what a call took in the place of what was claimed for it. */
  settle(took: number): Promise<void>
}

/** Limits of a minute. The ledger keeps them: over an end of the process, and for all gateways together. Faults: DATA_BUSY, DATA_WRITE_FAILED. */
export interface Limits {
  /** Counts requests where so many are left: all of them, or none. */
  takeRequests(owner: LimitOwner, most: number, count?: number): Promise<MinuteState>
  /** Counts the most tokens that a call may take, where they are left. */
  takeTokens(owner: LimitOwner, most: number, amount: number): Promise<ClaimedTokens>
}
