import type { Progress } from '../download/download-services.ts'

/** A download's progress in words: `12.3 MiB of 187.0 MiB`. */
export function describeProgress({ unit, done, total }: Progress): string {
  const figure = (value: number): string => (unit === 'bytes' ? mebibytes(value) : String(value))
  return `${figure(done)}${total === null ? '' : ` of ${figure(total)}`}${unit === 'records' ? ' changed records' : ''}`
}

/** Bytes as people read them. */
export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`
}
