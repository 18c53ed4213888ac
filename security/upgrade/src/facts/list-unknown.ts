import type { FactsOfUpgrade } from './release-facts.ts'

/** Lists the facts that neither release of an upgrade has, a line for each fact and registry: they are not known, and judge nothing. */
export function listUnknown(facts: readonly FactsOfUpgrade[]): readonly string[] {
  const kinds: readonly (readonly [string, (one: FactsOfUpgrade) => boolean])[] = [
    ['when they were released', ({ before, after }) => after.publishedAt === null && !before?.publishedAt],
    ['who published them', ({ before, after }) => after.publisher === null && !before?.publisher],
    ['where they were built', ({ before, after, tellsProvenance }) => !tellsProvenance && !after.hasProvenance && !before?.hasProvenance],
  ]
  return [...Map.groupBy(facts, ({ host }) => host)].flatMap(([host, own]) =>
    [
      ...Map.groupBy(
        kinds.map(([what, isUnknown]) => ({ what, count: own.filter(isUnknown).length })).filter(({ count }) => count > 0),
        ({ count }) => count,
      ),
    ].map(
      ([count, same]) =>
        `${listed(same.map(({ what }) => what))}, for ${count} of ${own.length} ${own.length === 1 ? 'release' : 'releases'}: ${host} does not say`,
    ),
  )
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
