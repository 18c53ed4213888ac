import type { BlindSpot, LocalPackage } from '../../parsed-lockfile.ts'
import { normalName } from '../../normal-name.ts'
import type { LockfileEntry } from '../graph/assemble-packages.ts'
import { type TomlItem, type TomlTable, wordAt } from '../read/read-toml.ts'
import type { PythonNode } from './python-graph.ts'

/** Contents of the `[[package]]` tables of a lock: packages, folders of the project's own, both as nodes of its graph, and what could not be read. */
export interface ReadNodes {
  readonly entries: LockfileEntry[]
  readonly roots: LocalPackage[]
  readonly nodes: PythonNode[]
  readonly blindSpots: BlindSpot[]
}

/**
 * Reads the tables of a lock that does not name its root (pdm, poetry). A folder of the project's own needs packages like any other, and so is
 * a node. `toEntry` answers a sentence for a table that it cannot read.
 */
export function readNodes(
  items: readonly TomlItem[],
  toEntry: (item: TomlItem) => LockfileEntry | LocalPackage | string,
  needsOf: (table: TomlTable) => Pick<PythonNode, 'needs' | 'extras'>,
): ReadNodes {
  const read: ReadNodes = { entries: [], roots: [], nodes: [], blindSpots: [] }
  for (const item of items) {
    const entry = toEntry(item)
    if (typeof entry === 'string') {
      read.blindSpots.push({ line: item.line, what: entry })
      continue
    }
    const id = 'folder' in entry ? `folder ${item.line}` : entry.id
    const version = wordAt(item.table, 'version') ?? ''
    read.nodes.push({ id, name: normalName('PyPI', entry.name), version, ...needsOf(item.table) })
    if ('folder' in entry) read.roots.push(entry)
    else read.entries.push(entry)
  }
  return read
}
