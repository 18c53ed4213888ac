import { findCopies } from '@galley/evidence'
import type { Source } from '@galley/sdk'

/** Tiers in the order in which their texts count as the first. */
const tiers: readonly Source['tier'][] = ['own', 'named', 'found']

/**
 * Finds the sources whose text is that of another: a document of the brief comes before a page that it names, that before one that a search
 * found, and the longer text before the shorter. The order of reading decides nothing. Ids of the first by those of their copies.
 */
export async function copiesAmong(
  sources: readonly Source[],
  textOf: (id: string) => Promise<string>,
): Promise<ReadonlyMap<string, string>> {
  const read = await Promise.all(
    sources.map(async ({ id, tier, address }) => ({ id, tier: tiers.indexOf(tier), address, text: await textOf(id) })),
  )
  const ordered = read.toSorted(
    (one, other) => one.tier - other.tier || other.text.length - one.text.length || (one.address < other.address ? -1 : 1),
  )
  const idOf = (at: number): string => ordered[at]?.id ?? ''
  return new Map(findCopies(ordered.map(({ text }) => text)).map(({ copy, of }) => [idOf(copy), idOf(of)]))
}
