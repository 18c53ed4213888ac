/** A number as a text states it; two mentions agree by `sameNumber`. */
export interface NumberMention {
  /** As written. */
  readonly raw: string
  readonly start: number
  readonly end: number
  /** Canonical readings: `5m` may be 5 (metres) or 5000000. */
  readonly values: readonly string[]
  readonly percent: boolean
  /** `1990s` is a decade, not the year. */
  readonly decade: boolean
  readonly unit?: string
  readonly currency?: string
  /** A number that a writer may add without stating a quantity: *one*, *first*, *second*. */
  readonly soft: boolean
}

/** True for two mentions of the same number. Per cent and decade must agree; units and currencies must not contradict each other. */
export function sameNumber(a: NumberMention, b: NumberMention): boolean {
  if (a.percent !== b.percent || a.decade !== b.decade) return false
  if (a.unit !== undefined && b.unit !== undefined && a.unit !== b.unit) return false
  if (a.currency !== undefined && b.currency !== undefined && a.currency !== b.currency) return false
  return a.values.some((value) => b.values.includes(value))
}
