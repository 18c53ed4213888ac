/** Version of the TUF specification that metadata is written by. */
export const specVersion = '1.0.31'

const dayMs = 86_400_000

/** Returns the moment so many days from now, as TUF writes one: whole seconds, UTC. */
export function expiryAfter(now: Date, days: number): string {
  return `${new Date(now.getTime() + days * dayMs).toISOString().slice(0, 19)}Z`
}
