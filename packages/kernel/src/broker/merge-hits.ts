import type { Hit } from '@galley/sdk'
import { normaliseAddress } from './normalise-address.ts'

/** Reciprocal rank fusion's constant (Cormack, Clarke, Büttcher, SIGIR 2009). */
const rankConstant = 60

/** One list from the lists of several tools, best first: reciprocal rank fusion, one hit per address. Equal scores keep the order in which they came. */
export function mergeHits(lists: readonly (readonly Hit[])[]): readonly Hit[] {
  const merged = new Map<string, { readonly hit: Hit; score: number }>()
  for (const list of lists) {
    const seen = new Set<string>()
    list.forEach((hit, index) => {
      const address = normaliseAddress(hit.address)
      if (address === null || seen.has(address)) return
      seen.add(address)
      const known = merged.get(address) ?? { hit: { ...hit, address }, score: 0 }
      known.score += 1 / (rankConstant + index + 1)
      merged.set(address, known)
    })
  }
  return [...merged.values()].sort((one, other) => other.score - one.score).map(({ hit }) => hit)
}
