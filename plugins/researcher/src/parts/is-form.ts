import { hasMeaning } from '../words/word-classes.ts'

/** Letters of the shorter and of the longer of two roots from which one may begin the other. */
const minShorter = 4
const minLonger = 5

/** True for roots of which one begins with the other (*redaction*, *redact*), or that mean the same. */
export function isForm(one: string, other: string): boolean {
  const isLong = Math.min(one.length, other.length) >= minShorter && Math.max(one.length, other.length) >= minLonger
  // *RAID10* is another thing than *RAID1*.
  if (/\p{N}$/u.test(one) || /\p{N}$/u.test(other)) return one === other
  return (isLong && (one.startsWith(other) || other.startsWith(one))) || hasMeaning(one, new Set([other])) > 0
}
