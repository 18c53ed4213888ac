import { fault } from '../faults.ts'
import type { InTotoStatement, Subject } from '../statement.ts'

/**
 * Checks that the statement's first subject is this tarball, by name and by both digests. The library ignores the artifact
 * of a DSSE bundle altogether; and matching by name keeps a file's digest from standing in for the tarball's.
 * @throws PLUGIN_TAMPERED STATEMENT_INVALID
 */
export function checkSubject(statement: InTotoStatement, tarball: Subject, name: string): void {
  const [first] = statement.subject
  if (first === undefined || first.name !== tarball.name)
    throw fault('STATEMENT_INVALID', { name, why: `its subject is ${first?.name ?? 'nothing'}, not ${tarball.name}` })
  if (first.digest.sha256 !== tarball.digest.sha256 || first.digest.sha512 !== tarball.digest.sha512)
    throw fault('PLUGIN_TAMPERED', { name, file: tarball.name, why: 'its digest differs' })
}
