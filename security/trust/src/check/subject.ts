import { fault } from '../faults.ts'
import { predicateTypes, type PluginStatement, type Subject } from '../statements/statement.ts'

/**
 * Checks that the statement's first subject is this tarball, by name and by both digests. The library ignores the artifact
 * of a DSSE bundle altogether; and matching by name keeps a file's digest from standing in for the tarball's.
 * @throws PLUGIN_TAMPERED STATEMENT_INVALID VERDICT_ELSEWHERE
 */
export function checkSubject(statement: PluginStatement, tarball: Subject, name: string): void {
  const [first] = statement.subject
  const isThisFile = first?.digest.sha256 === tarball.digest.sha256 && first.digest.sha512 === tarball.digest.sha512
  const isThisName = first?.name === tarball.name
  if (isThisFile && isThisName) return
  // A verdict is honest about what it was made for: shown beside another release, it is the release that is not.
  if (statement.predicateType === predicateTypes.verdict)
    throw fault('VERDICT_ELSEWHERE', { name, about: isThisName ? `another ${tarball.name}` : (first?.name ?? 'nothing') })
  if (!isThisName) throw fault('STATEMENT_INVALID', { name, why: `its subject is ${first?.name ?? 'nothing'}, not ${tarball.name}` })
  throw fault('PLUGIN_TAMPERED', { name, file: tarball.name, why: 'its digest differs' })
}
