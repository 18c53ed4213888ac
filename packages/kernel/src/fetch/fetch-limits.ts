/** What one fetch may cost, whoever asks. */
export const fetchLimits = Object.freeze({
  redirects: 5,
  /** From the first byte sent to the last received, each hop. */
  milliseconds: 10_000,
  wireBytes: 5_000_000,
  decodedBytes: 20_000_000,
  /** The longest `Retry-After` that is waited for; it is waited for once. */
  retryAfterMs: 30_000,
})
