import type { NameFacts } from './name-facts.ts'

const YOUNG_DAYS = 30

/**
 * Why a name that a language model proposed must not be installed, or null. One in five of the names they invent does not exist
 * (Spracklen et al., USENIX Security 2025), and whoever registers it next is trusted at once.
 */
export function checkProposed(facts: NameFacts): string | null {
  if (facts.exists === false) return 'proposed, but does not exist'
  if (facts.ageDays !== undefined && facts.ageDays < YOUNG_DAYS) return 'proposed, but published less than 30 days ago'
  return null
}
