/** Words of a shingle: as many in a row are the same by copying alone (Broder 1997, "On the resemblance and containment of documents"). */
const shingleWords = 8

/** One shingle in so many is compared: the same ones of every text, chosen by their hash. */
const sampled = 4

/** Fewest compared shingles of a text: about 100 words. Less is a notice that many pages share. */
const minShingles = 24

/** Most words of a text that are looked at. */
const maxWords = 100_000

/** Least share of a text's shingles that stand in another for it to be the same text. */
const minContained = 0.8

/** A text that is the same as an earlier one, or a part of it; indexes into the list given. */
export interface Copy {
  readonly copy: number
  readonly of: number
}

/**
 * Texts that are copies of one before them in the list: four fifths of their runs of eight words stand in it, whatever frame, lead or
 * typography was put around them. A copy of a copy is one of the first.
 */
export function findCopies(texts: readonly string[]): readonly Copy[] {
  const having = new Map<number, number[]>()
  const copies: Copy[] = []
  for (const [at, text] of texts.entries()) {
    const shingles = shinglesOf(text)
    if (shingles.size < minShingles) continue
    const shared = new Map<number, number>()
    for (const shingle of shingles) for (const other of having.get(shingle) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
    const [of, both] = [...shared].reduce((best, one) => (one[1] > best[1] ? one : best), [-1, 0])
    if (both / shingles.size >= minContained) {
      copies.push({ copy: at, of })
      continue
    }
    for (const shingle of shingles) {
      const known = having.get(shingle)
      if (known === undefined) having.set(shingle, [at])
      else known.push(at)
    }
  }
  return copies
}

function shinglesOf(text: string): ReadonlySet<number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const hashes = words.slice(0, maxWords).map(hashOf)
  const shingles = new Set<number>()
  for (let at = 0; at + shingleWords <= hashes.length; at += 1) {
    let shingle = 0
    for (let word = at; word < at + shingleWords; word += 1) shingle = (Math.imul(shingle, 0x0100_0193) ^ (hashes[word] ?? 0)) >>> 0
    if (mixed(shingle) % sampled === 0) shingles.add(shingle)
  }
  return shingles
}

/** FNV-1a, 32 bits (draft-eastlake-fnv). */
function hashOf(word: string): number {
  let hash = 0x811c_9dc5
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x0100_0193)
  return hash >>> 0
}

/** The high bits of a hash: the low ones of a product depend on few of its words. */
const mixed = (hash: number): number => (hash ^ (hash >>> 15)) >>> 3
