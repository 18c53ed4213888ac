import { clean, compare, explain, valid } from '@renovatebot/pep440'
import type { VersionOrder } from './version-order.ts'

/** Versions by PEP 440. What is none (releases from before 2014) has no place in the order. */
export const pypiOrder: VersionOrder = {
  isVersion: (text) => isPep440(text.trim()),
  compare: (left, right) => {
    const [a, b] = [left.trim(), right.trim()]
    return isPep440(a) && isPep440(b) ? compare(a, b) : null
  },
  canonical: (text) => {
    if (isPlain(text)) return withoutZeros(text)
    const tidy = isPep440(text.trim()) ? (clean(text) ?? text) : text
    return tidy.replace(/^(\d+!)?(\d+(?:\.\d+)*?)(?:\.0)+(?=$|[^\d.]|\.[a-z])/, '$1$2')
  },
  isPreRelease: (text) => isPep440(text.trim()) && explain(text.trim())?.is_prerelease === true,
  publicPart: (text) => text.split('+', 1)[0] ?? text,
}

/** True for numbers and dots alone, none of them with a zero before it: nearly all versions, and there are many. */
function isPlain(text: string): boolean {
  return /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))*$/.test(text)
}

/** `1.0.0` as `1`. */
function withoutZeros(text: string): string {
  let end = text.length
  while (text.endsWith('.0', end)) end -= 2
  return text.slice(0, end)
}

/** Longer texts are not versions, and the pattern below should never have to look at them. */
function isPep440(text: string): boolean {
  return text.length <= 200 && valid(text) !== null
}
