/** A fault that can be planted in an answer or instead of one. */
export type Plant =
  /** Numbers that no source holds are put into sentences. */
  | 'invented-numbers'
  /** Sentences point at the evidence of another one. */
  | 'wrong-evidence'
  /** Sentences point at evidence that does not exist. */
  | 'dead-citations'
  /** The editor always finds something to improve. */
  | 'endless-issues'
  /** The answer is not JSON. */
  | 'invalid-json'
  /** The answer begins with thoughts. */
  | 'think-tags'
  /** HTTP 429 with `Retry-After: 0`. */
  | 'rate-limit'
  /** HTTP 500. */
  | 'server-error'
  /** Nothing is ever answered. */
  | 'hang'
  /** The connection is closed in the middle of the answer. */
  | 'close'
  /** A stream ends politely in the middle of the answer, as a proxy ends one. */
  | 'break-off'
  /** A web page is answered. */
  | 'html'

/** Rate at which each fault is planted: 0 never, 0.5 half of the calls, 1 always. */
export type Plants = Readonly<Partial<Record<Plant, number>>>

/** Decides by a seeded random number which plants an answer gets. */
export function pickPlants(plants: Plants, random: () => number): ReadonlySet<Plant> {
  const entries = Object.entries(plants) as [Plant, number][]
  return new Set(entries.filter(([, rate]) => random() < rate).map(([plant]) => plant))
}
