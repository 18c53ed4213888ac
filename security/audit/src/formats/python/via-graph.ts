import { normalName } from '../../normal-name.ts'
import type { LockfileEntry, LockfileGraph } from '../graph/assemble-packages.ts'
import { getOrAddList } from '../graph/get-or-add-list.ts'
import { maxAnswers } from '../graph/max-answers.ts'

/**
 * The graph that pip-compile and uv write as comments: `# via flask`, `# via -r requirements.in`, or a list below `# via`.
 * A package without such a comment, or with one that names no package of the file, is direct.
 */
export function buildViaGraph(entries: readonly LockfileEntry[], notes: ReadonlyMap<string, readonly string[]>): LockfileGraph {
  const byName = new Map<string, string[]>()
  for (const entry of entries) getOrAddList(byName, entry.name).push(entry.id)
  const edges = new Map<string, string[]>()
  const starts = entries.filter(({ id }) => {
    const parents = readVia(notes.get(id) ?? [])
    const known = parents.flatMap((name) => byName.get(name)?.slice(0, maxAnswers) ?? [])
    for (const parent of known) getOrAddList(edges, parent).push(id)
    return known.length === 0 || parents.some((name) => !byName.has(name))
  })
  return { starts: starts.map(({ id }) => ({ id, root: '.', dev: false })), next: (id) => edges.get(id) ?? [] }
}

function readVia(notes: readonly string[]): readonly string[] {
  const at = notes.findIndex((note) => /^via\b/.test(note))
  if (at === -1) return []
  const names = [(notes[at] ?? '').replace(/^via\s*/, ''), ...notes.slice(at + 1)]
    .flatMap((note) => note.split(/,\s*/))
    .filter((name) => name !== '')
  return names.map((name) => (/^[a-z\d][\w.-]*$/i.test(name) ? normalName('PyPI', name) : name))
}
