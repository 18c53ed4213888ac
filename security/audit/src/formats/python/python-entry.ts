import type { LockfileEntry } from '../graph/assemble-packages.ts'
import { normalName } from '../../normal-name.ts'
import type { LockedFile } from '../../locked-package.ts'

/** A package as a lock of Python has it: by its version and its line, since it may stand there once more for each set of extras. */
export function pythonEntry(
  read: Pick<LockfileEntry, 'name' | 'version' | 'line' | 'source' | 'dev'> & { readonly files: readonly LockedFile[] },
): LockfileEntry {
  const { name, version, line, files } = read
  return { ...read, id: `${name}@${version} ${line}`, name: normalName('PyPI', name), integrity: files.flatMap(({ hash }) => hash ?? []) }
}
