import type { Group } from '../groups/groups-of.ts'

/** Groups without those that another document has said in the same words before: pages of a manual share what they say of an option. */
export function withoutRepeats(groups: readonly Group[]): readonly Group[] {
  const said = new Map<string, Group['part']['document']>()
  return groups.filter(({ text, part }) => {
    const key = text.replaceAll(/\s+/g, ' ')
    const by = said.get(key)
    if (by === undefined) said.set(key, part.document)
    return by === undefined || by === part.document
  })
}
