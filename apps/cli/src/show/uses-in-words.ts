import type { ListedPlugin } from '@galley/runtime'

/** Puts the parts that a plugin plays into a cell: `editor`, `search 1`, `read text/html +4` with the shortest of its media types. */
export function usesInWords(usedAs: ListedPlugin['usedAs']): string {
  const [reads, others] = [usedAs.filter(({ as }) => as.startsWith('read ')), usedAs.filter(({ as }) => !as.startsWith('read '))]
  const [first] = reads.toSorted((one, other) => one.as.length - other.as.length)
  const more = reads.length > 1 ? ` +${reads.length - 1}` : ''
  return [...others.map(({ as }) => as), ...(first === undefined ? [] : [`${first.as}${more}`])].join(', ')
}

/** Lists the parts that a plugin plays, each with the setting that gave it the part. */
export function listUses(usedAs: ListedPlugin['usedAs']): readonly string[] {
  return usedAs.length === 0
    ? ['used    by no draft: galley.config.json does not choose it']
    : usedAs.map(({ as, by }) => `used    as ${as} (${by})`)
}
