/** Limits of one fetch, whoever asks. */
export const fetchLimits = Object.freeze({
  maxRedirects: 5,
  /** Milliseconds from the first byte sent to the last received, each hop. */
  maxMs: 10_000,
  /** The same for a file that is taken as it is, which may be larger. */
  maxRawMs: 60_000,
  /** Bytes as sent. */
  maxWireBytes: 5_000_000,
  /** The same for a document that is no text. */
  maxFileBytes: 20_000_000,
  /** Bytes when unpacked, after each encoding. */
  maxUnpackedBytes: 20_000_000,
  /** Encodings, one within the other. */
  maxEncodings: 4,
  /** Longest `Retry-After` that is waited for, in milliseconds; it is waited for once. */
  maxRetryAfterMs: 30_000,
})
