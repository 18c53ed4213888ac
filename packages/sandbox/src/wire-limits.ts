/** What a plugin may do to the wire before its process is killed. Not settings: part of the protocol. */
export const wireLimits = Object.freeze({
  /** Bytes of one message, in either direction, without the newline. */
  messageBytes: 1_048_576,
  /** Nesting of one message; checked before anything is parsed. */
  depth: 64,
  /** Messages that belong to no call under way. A few are normal after a cancellation. */
  strays: 1000,
  /** Log and progress messages of one call that are passed on; more are dropped. */
  notes: 10_000,
  /** Log and progress messages of one call before it is a flood. */
  noteFlood: 100_000,
  /** Time to end by itself after a cancellation, in milliseconds. */
  cancelGraceMs: 2000,
  /** Last part of standard error that is kept, in characters. */
  stderrTail: 4096,
  /** Private memory that Node needs beside the plugin's heap, in MiB (13.6 at rest, the young generation on top). */
  runtimeMiB: 96,
})
