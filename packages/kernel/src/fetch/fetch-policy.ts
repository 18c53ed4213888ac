/** The operator's rules for reaching other machines. */
export interface FetchPolicy {
  /** `host:port` pairs, exact, that may be reached although they are not public. */
  readonly privateHosts: readonly string[]
  /** Sent as it is: honest, with a way to reach the operator, as `Galley/0.1 (+https://example.org/contact)`. */
  readonly userAgent: string
  /** Pause between the end of one request to a host and the start of the next, in milliseconds. */
  readonly gapMs: number
  /** Domains that are never reached, with the hosts below them; the operator's own services are. */
  readonly blockDomains?: readonly string[]
  /** The only domains that are reached, where there are any; the operator's own services are, too. */
  readonly allowDomains?: readonly string[]
}

/** Resolves a host name to all its addresses (IP literals as text). */
export type Resolver = (hostname: string) => Promise<readonly string[]>
