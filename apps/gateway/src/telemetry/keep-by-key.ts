import type { Attributes } from '@opentelemetry/api'

/** Most series of one kind; all further ones share one (OpenTelemetry's metrics SDK, cardinality limits). */
const maxSeries = 1999

/** Label of the series that those over the most share. */
const overflow: Attributes = { 'otel.metric.overflow': true }

/** Makes what belongs to a set of labels once, by a key that stands for them; what is made up over the most gets one for all. */
export function keepByKey<T>(make: (labels: Attributes) => T): (key: string, labels: () => Attributes) => T {
  const known = new Map<string, T>()
  let rest: T | undefined
  return (key, labels) => {
    const found = known.get(key)
    if (found !== undefined) return found
    if (known.size >= maxSeries) return (rest ??= make(overflow))
    const made = make(labels())
    known.set(key, made)
    return made
  }
}
