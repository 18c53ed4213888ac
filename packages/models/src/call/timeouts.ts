/** Limits of time for a model server, in milliseconds. */
export interface Timeouts {
  /** The ping: the list of models, which is asked first and tells whether anybody is there. */
  readonly pingMs: number
  /** From the request to the first piece of a streamed answer; the reading of a long prompt falls into it. */
  readonly firstByteMs: number
  /** Between two pieces of a streamed answer. */
  readonly idleMs: number
  /** A whole call, streamed or not. */
  readonly totalMs: number
  /** Each of the two small calls of the probe at the start of a run. */
  readonly probeMs: number
  /** All ports of this machine together, when a local server is looked for. */
  readonly localMs: number
}

/** Time-outs when the settings name none: generous to a large model on a slow machine, short where a person waits. */
export const defaultTimeouts: Timeouts = {
  pingMs: 10_000,
  firstByteMs: 120_000,
  idleMs: 60_000,
  totalMs: 300_000,
  probeMs: 60_000,
  localMs: 200,
}
