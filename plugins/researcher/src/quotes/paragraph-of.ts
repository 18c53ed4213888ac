import type { Candidate } from '../documents/candidates-of.ts'
import type { Prepared } from '../topic/prepare.ts'

/** The paragraph that a candidate stands in, as the index of its first sentence. */
export function paragraphOf({ sentences, before }: Candidate): number {
  return (sentences[0] ?? 0) - before
}

/** Finds the roots of what can be quoted of the paragraph that a candidate stands in. */
export function rootsAround({ reading, rooted }: Prepared): (candidate: Candidate) => ReadonlySet<string> {
  const known = new Map<number, Set<string>>()
  for (const candidate of reading().candidates) {
    const roots = known.get(paragraphOf(candidate)) ?? new Set()
    known.set(paragraphOf(candidate), roots)
    for (const index of candidate.sentences) for (const root of rooted()[index] ?? []) roots.add(root)
  }
  return (candidate) => known.get(paragraphOf(candidate)) ?? new Set()
}
