import { hasMeaning } from './word-classes.ts'

/** Letters of the shorter and of the longer of two roots from which one may begin the other, and of the ending that the longer has. */
const minShorter = 4
const minLonger = 5
const maxEnding = 4
/** Longer endings that make another form of a word. */
const ending = /^(?:al)?i[sz](?:ation|ing)|^(?:ific|e)?ation|^ability|^erung|^isierung/u

/** True for roots of which one is the other with an ending (*redaction*, *redact*; a *Paketbetreuer* is no *Paket*), or that mean the same. */
export function isForm(one: string, other: string): boolean {
  // *RAID10* is another thing than *RAID1*.
  if (/\p{N}$/u.test(one) || /\p{N}$/u.test(other)) return one === other
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one]
  const rest = longer.slice(shorter.length)
  const isLong = shorter.length >= minShorter && longer.length >= minLonger && (rest.length <= maxEnding || ending.test(rest))
  return (isLong && longer.startsWith(shorter)) || one === other || hasMeaning(one, new Set([other])) > 0
}

/** True for a noun of what a verb or another noun says: *redaction* of *redact*, *daemonization* of *daemon*. */
export function isNounOf(noun: string, root: string): boolean {
  return root.length >= minLonger && noun.startsWith(root) && ending.test(noun.slice(root.length))
}
