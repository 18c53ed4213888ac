import { rootsOf } from '../words/roots-of.ts'
import type { Group } from '../groups/groups-of.ts'

/** A heading, or the title of a document. */
export interface Heading {
  readonly text: string
  readonly roots: ReadonlySet<string>
}

/** Words of a text by root, and their number. */
interface Counted {
  readonly counts: ReadonlyMap<string, number>
  readonly length: number
}

/** A group in its document. */
export interface Place extends Counted {
  readonly group: Group
  readonly title: Heading
  /** Its headings, outermost first. */
  readonly path: readonly Heading[]
  /** Roots of the title and the headings over it. */
  readonly above: ReadonlySet<string>
  /** The words of its part. */
  readonly part: Counted
}

/** Groups in their documents, in their order, with all roots that they have themselves or over them. */
export interface Places {
  readonly places: readonly Place[]
  readonly vocabulary: ReadonlySet<string>
}

/** Finds groups in their documents. */
export function placesOfGroups(groups: readonly Group[]): Places {
  const parts = new Map(
    Map.groupBy(groups, ({ part }) => part)
      .entries()
      .map(([part, own]) => [part, counted(own.flatMap(({ roots }) => roots))]),
  )
  const headingOf = (text: string, written = text): Heading => ({ text, roots: new Set(rootsOf(written)) })
  const vocabulary = new Set<string>()
  for (const { roots, above } of groups) for (const root of [...roots, ...above]) vocabulary.add(root)
  const places = groups.map((group): Place => {
    const { title } = group.part.document
    const own = counted(group.roots)
    return {
      ...own,
      group,
      title: headingOf(title, title.replaceAll('_', ' ')),
      path: group.part.path.map((heading) => headingOf(heading)),
      above: group.above,
      part: parts.get(group.part) ?? own,
    }
  })
  return { places, vocabulary }
}

function counted(roots: readonly string[]): Counted {
  const counts = new Map<string, number>()
  for (const root of roots) counts.set(root, (counts.get(root) ?? 0) + 1)
  return { counts, length: roots.length }
}
