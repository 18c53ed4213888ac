import type { Group } from './groups-of.ts'

/** Documents that have the same paragraph, and their share of all, 0–1, from which it is no document's own. */
const minDocuments = 3
const minShare = 0.3

/** Finds the groups that stand letter for letter in many documents: the motto of a site, a notice on every page. They say nothing that one of these is about. */
export function framesIn(groups: readonly Group[]): ReadonlySet<Group> {
  const documents = new Set(groups.map(({ part }) => part.document)).size
  const least = Math.max(minDocuments, documents * minShare)
  const alike = Map.groupBy(groups, ({ text }) => text).values()
  return new Set(
    alike
      .filter((some) => new Set(some.map(({ part }) => part.document)).size >= least)
      .toArray()
      .flat(),
  )
}
