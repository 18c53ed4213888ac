import { once } from '../../text/once.ts'
import { senseGroups } from './sense-groups.ts'

/** Groups of a root, by their number. */
const groupsOf = once((): ReadonlyMap<string, ReadonlySet<number>> => {
  const found = new Map<string, Set<number>>()
  for (const [at, group] of senseGroups.split(';').entries())
    for (const root of group.trim().split(' ')) found.set(root, (found.get(root) ?? new Set()).add(at))
  return found
})

/** True for two roots of English words that mean the same in a frequent sense of each, or of which one is derived from the other. */
export function shareSense(a: string, b: string): boolean {
  const [one, other] = [groupsOf().get(a), groupsOf().get(b)]
  return one !== undefined && other !== undefined && !one.isDisjointFrom(other)
}
