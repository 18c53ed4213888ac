/** How long a model server may take, in milliseconds. */
export interface Timeouts {
  /** The list of models: the first question to a server, which tells whether anybody is there. */
  readonly greetingMs: number
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

/** What holds when the settings say nothing: generous to a large model on a slow machine, short where a person waits. */
export const defaultTimeouts: Timeouts = {
  greetingMs: 10_000,
  firstByteMs: 120_000,
  idleMs: 60_000,
  totalMs: 300_000,
  probeMs: 60_000,
  localMs: 200,
}
