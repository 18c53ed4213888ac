import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleAll, type CircuitBreakerPolicy } from 'cockatiel'

/** Failures in a row after which a server with a fallback is passed over. */
const maxFailures = 5

/** Milliseconds for which it is passed over; then one request tries it. */
const openMs = 10_000

/** Circuit breakers by the address of a server. */
export interface Breakers {
  /** Runs a call through the breaker of its server; null when the breaker is open, and the call is not made. */
  run<T>(url: string, call: () => Promise<T>, hasFailed: (outcome: T) => boolean): Promise<T | null>
}

/** Carries an outcome that counts as a failure through the breaker, which knows failures by what is thrown. */
class Failed extends Error {
  readonly outcome: unknown
  constructor(outcome: unknown) {
    super('The call failed.')
    this.outcome = outcome
  }
}

/** Opens the breakers: one a server, made when the server is first called. */
export function openBreakers(): Breakers {
  const policies = new Map<string, CircuitBreakerPolicy>()
  const policyOf = (url: string): CircuitBreakerPolicy => {
    const known = policies.get(url)
    if (known !== undefined) return known
    const policy = circuitBreaker(handleAll, { halfOpenAfter: openMs, breaker: new ConsecutiveBreaker(maxFailures) })
    policies.set(url, policy)
    return policy
  }
  return {
    run: async <T>(url: string, call: () => Promise<T>, hasFailed: (outcome: T) => boolean): Promise<T | null> => {
      try {
        return await policyOf(url).execute(async () => {
          const outcome = await call()
          if (hasFailed(outcome)) throw new Failed(outcome)
          return outcome
        })
      } catch (error) {
        if (error instanceof BrokenCircuitError) return null
        if (error instanceof Failed) return error.outcome as T
        throw error
      }
    },
  }
}
