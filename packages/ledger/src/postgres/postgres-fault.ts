import { fault } from '../faults.ts'

/** Codes of PostgreSQL (appendix A of its manual) for a transaction that met another one: done again, it succeeds or finds what the other did. */
const collisions = new Set(['40001', '40P01', '23505', '23503'])

/** True for an error after which the same transaction may succeed at once. */
export function isCollision(error: unknown): boolean {
  return collisions.has(codeOf(error))
}

/** Finds out if an error is one of the connection or of a server that is not ready, not of what was asked: those are tried again. */
export function isOutage(error: unknown): boolean {
  const code = codeOf(error)
  // 08: connection, 57P: shut down or not yet up, 53: out of disk, memory or connections; Node's own codes begin with E.
  return (
    /^(08|57P|53|E[A-Z])/.test(code) || /terminat|timeout|closed|ended/i.test(error instanceof Error && code === '' ? error.message : '')
  )
}

/** Fault for a database that does not answer. */
export function outageFault(database: string, error: unknown): ReturnType<typeof fault> {
  return fault('DATABASE_UNREACHABLE', { database, reason: error instanceof Error ? error.message : String(error) }, { cause: error })
}

function codeOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}
