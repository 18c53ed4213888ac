import type { LocalPackage } from '../../parsed-lockfile.ts'
import { assemblePackages, type LockfileEntry } from '../graph/assemble-packages.ts'
import type { LockfileFormat } from '../lockfile-format.ts'
import { findVersionless } from '../read/find-versionless.ts'
import { readTomlItems, tableAt, type TomlItem, type TomlTable, wordAt } from '../read/read-toml.ts'
import { unknownVersion } from '../read/unknown-version.ts'
import { buildPythonGraph, type PythonNode } from './python-graph.ts'
import { readNodes } from './read-nodes.ts'
import { readPyproject, unneeded } from './read-pyproject.ts'

/** A lock of `[[package]]` tables that does not name its root, as poetry and PDM write it. */
interface RootlessFormat {
  /** Member of `metadata` that states the version, and the versions that are read. */
  readonly versionKey: string
  readonly readable: RegExp
  /** Words for a version that is not read; see `unknownVersion`. */
  readonly unknown: Omit<Parameters<typeof unknownVersion>[0], 'version' | 'line'>
  /** Reads a table; `oldFiles` are the files of all packages, where older versions keep them. Answers a sentence for a table that it cannot read. */
  readonly toEntry: (item: TomlItem, oldFiles: TomlTable) => LockfileEntry | LocalPackage | string
  readonly needsOf: (table: TomlTable) => Pick<PythonNode, 'needs' | 'extras'>
}

/** Makes the parser of such a lock: the roots come from the pyproject.toml beside it, or are what no package needs. */
export function parseRootless({ versionKey, readable, unknown, toEntry, needsOf }: RootlessFormat): LockfileFormat['parse'] {
  return (text, file, readSibling) => {
    const { table, items, blindSpots: problems } = readTomlItems(text, 'package')
    if (table === undefined) return { packages: [], roots: [], blindSpots: problems }
    const metadata = tableAt(table, 'metadata')
    const version = wordAt(metadata, versionKey)
    if (!readable.test(version ?? '')) return unknownVersion({ ...unknown, version })
    const oldFiles = tableAt(metadata, 'files')
    const { entries, roots, nodes, blindSpots } = readNodes(items, (item) => toEntry(item, oldFiles), needsOf)
    const graph = buildPythonGraph(nodes, readPyproject(readSibling) ?? unneeded(nodes))
    blindSpots.push(...findVersionless(entries))
    return { packages: assemblePackages({ ecosystem: 'PyPI', file }, entries, graph), roots, blindSpots }
  }
}
