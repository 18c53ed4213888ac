import type { NameVerdict } from './name-verdict.ts'

/**
 * A verdict in one plain sentence: "express with one letter doubled; express is downloaded 400 million times a month", or what the
 * registry says where that decided. The points of `reasons` are the long form.
 */
export function explainVerdict({ sentence, reasons }: NameVerdict): string {
  // A name that was calmed says what calmed it.
  return sentence ?? reasons.find(({ points }) => points === 0)?.feature ?? 'imitates no name that is known here'
}
