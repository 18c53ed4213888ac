/** What is read of a brief's folder; the rest is listed as left out. */
export const documentLimits = Object.freeze({
  files: 2000,
  bytes: 10_000_000,
  /** UTF-16 units of a path; 2000 paths must fit one message. */
  pathLength: 400,
  depth: 20,
  /** Reasons that are told. */
  skipped: 500,
  /** Entries that are looked at: someone may have named their home folder. */
  visited: 50_000,
  /** Bytes at the start in which a zero byte betrays a binary. */
  probe: 8192,
})
