import type { Attributes, HrTime } from '@opentelemetry/api'
import type { DataPoint, Histogram as Counts } from '@opentelemetry/sdk-metrics'

/** Values of a histogram with the same labels. */
interface Series {
  record(value: number): void
}

/** A metric that is kept here: OpenTelemetry's own instruments sort and hash the labels of every value, which is dear beside a sum. */
export interface Histogram {
  /** Begins a series; it is told when it has a value. */
  series(labels: Attributes): Series
  /** Lists what was recorded since the start. */
  points(now: HrTime): DataPoint<Counts>[]
}

/** Creates a histogram of buckets that end at `bounds`, each of them in its bucket. */
export function createHistogram(bounds: readonly number[], now: () => HrTime): Histogram {
  const all: { readonly labels: Attributes; readonly startTime: HrTime; readonly value: Required<Counts> }[] = []
  return {
    series: (labels) => {
      const counts = Array.from({ length: bounds.length + 1 }, () => 0)
      const value = { buckets: { boundaries: [...bounds], counts }, sum: 0, count: 0, min: Infinity, max: -Infinity }
      all.push({ labels, startTime: now(), value })
      return {
        record: (one) => {
          let bucket = 0
          while (bucket < bounds.length && one > (bounds[bucket] ?? Infinity)) bucket += 1
          counts[bucket] = (counts[bucket] ?? 0) + 1
          value.sum += one
          value.count += 1
          if (one < value.min) value.min = one
          if (one > value.max) value.max = one
        },
      }
    },
    points: (endTime) =>
      all
        .filter(({ value }) => value.count > 0)
        .map(({ labels, startTime, value }) => ({ startTime, endTime, attributes: labels, value: structuredClone(value) })),
  }
}
