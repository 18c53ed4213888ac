import type { Advisory } from './advisory.ts'

/** Advisories of several databases that speak of one thing, tied together by their ids and aliases. */
export interface AdvisoryGroup {
  readonly advisories: readonly Advisory[]
  /** Ids of the records, sorted. */
  readonly ids: readonly string[]
  /** Every other name of the same thing, sorted. */
  readonly aliases: readonly string[]
}

/** Puts records that share an id or an alias into one group; the order of the groups is that of their first ids. */
export function groupAdvisories(advisories: readonly Advisory[]): readonly AdvisoryGroup[] {
  const groups: { names: Set<string>; members: Advisory[] }[] = []
  for (const advisory of advisories) {
    const names = [advisory.id, ...advisory.aliases]
    const touched = groups.filter((group) => names.some((name) => group.names.has(name)))
    const merged = {
      names: new Set([...touched.flatMap((group) => [...group.names]), ...names]),
      members: [...touched.flatMap((group) => group.members), advisory],
    }
    for (const group of touched) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  }
  const described = groups.map(({ names, members }) => {
    const ids = [...new Set(members.map((member) => member.id))].toSorted()
    return { advisories: members, ids, aliases: [...names].filter((name) => !ids.includes(name)).toSorted() }
  })
  return described.toSorted((a, b) => ((a.ids[0] ?? '') < (b.ids[0] ?? '') ? -1 : 1))
}
