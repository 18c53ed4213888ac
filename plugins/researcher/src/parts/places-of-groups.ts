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

/** Finds groups in their documents. What one of the words of a question is written apart in a text, it has as one: *Data Classes*, *dataclasses*. */
export function placesOfGroups(groups: readonly Group[], asked: ReadonlySet<string>): Places {
  const joined = (roots: Iterable<string>): readonly string[] => withJoined([...roots], asked)
  const parts = new Map(
    Map.groupBy(groups, ({ part }) => part)
      .entries()
      .map(([part, own]) => [part, counted(own.flatMap(({ roots }) => joined(roots)))]),
  )
  const headingOf = (text: string, written = text): Heading => ({ text, roots: new Set(joined(rootsOf(written))) })
  const vocabulary = new Set<string>()
  for (const { roots, above } of groups) for (const root of [...joined(roots), ...joined(above)]) vocabulary.add(root)
  const places = groups.map((group): Place => {
    const { title } = group.part.document
    const own = counted(joined(group.roots))
    return {
      ...own,
      group,
      title: headingOf(title, title.replaceAll('_', ' ')),
      path: group.part.path.map((heading) => headingOf(heading)),
      above: new Set(joined(group.above)),
      part: parts.get(group.part) ?? own,
    }
  })
  return { places, vocabulary }
}

/** Roots with those that two beside each other make, where a question asks for it. */
function withJoined(roots: readonly string[], asked: ReadonlySet<string>): readonly string[] {
  const found = roots.slice(1).flatMap((root, at) => (asked.has(`${roots[at]}${root}`) ? [`${roots[at]}${root}`] : []))
  return found.length === 0 ? roots : [...roots, ...found]
}

function counted(roots: readonly string[]): Counted {
  const counts = new Map<string, number>()
  for (const root of roots) counts.set(root, (counts.get(root) ?? 0) + 1)
  return { counts, length: roots.length }
}
