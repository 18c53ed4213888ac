import { parse } from 'yaml'
import { readRecord, recordOf } from './read-record.ts'
import type { LockedPackage } from '../locked-package.ts'
import type { ReadSibling } from '../parsed-lockfile.ts'
import { siblingFile } from '../sibling-file.ts'

/**
 * Tells packages that a package manager left out when it installed this lockfile's entry here, because they are for other platforms: pnpm
 * lists them; yarn 1 lists the entries that it installed from, and leaves no folder of those that it passed over.
 */
export function wasSkippedHere(readText: ReadSibling): (locked: LockedPackage) => boolean {
  const known = new Map<string, ReadonlySet<string>>()
  const skippedBeside = (file: string): ReadonlySet<string> => {
    const found = known.get(file) ?? readSkipped((name) => readText(siblingFile(file, name)))
    known.set(file, found)
    return found
  }
  return ({ file, name, version, source }) => {
    const skipped = skippedBeside(file)
    return skipped.has(`${name}@${version}`) || (source.kind === 'registry' && source.url !== undefined && skipped.has(source.url))
  }
}

function readSkipped(textOf: (name: string) => string | null): ReadonlySet<string> {
  const { skipped } = readRecord(parse, textOf('node_modules/.modules.yaml'))
  const { lockfileEntries } = readRecord(JSON.parse, textOf('node_modules/.yarn-integrity'))
  const entries = [...(Array.isArray(skipped) ? skipped : []), ...Object.values(recordOf(lockfileEntries))]
  return new Set(entries.filter((entry) => typeof entry === 'string').map((entry) => entry.replace(/^\//, '')))
}
