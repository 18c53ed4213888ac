import { digest } from '../digest.ts'
import { fault } from '../faults.ts'
import type { InTotoStatement } from '../statements/statement.ts'

/**
 * Checks that the tarball's files are exactly those of the release statement: none more, none less, each with its digest. Both are signed
 * by then, so that a difference is a contradiction of the signer's.
 * @throws FILES_MISMATCH STATEMENT_INVALID
 */
export function checkFiles(release: InTotoStatement, files: ReadonlyMap<string, Uint8Array>, name: string): void {
  const signed = new Map(release.subject.slice(1).map((subject) => [subject.name, subject.digest.sha256]))
  if (signed.size !== release.subject.length - 1) throw fault('STATEMENT_INVALID', { name, why: 'it names a file twice' })
  const stray = [...files.keys()].find((file) => !signed.has(file))
  if (stray !== undefined) throw fault('FILES_MISMATCH', { name, file: stray, why: 'the statement does not name it' })
  for (const [file, sha256] of signed) {
    const bytes = files.get(file)
    if (bytes === undefined) throw fault('FILES_MISMATCH', { name, file, why: 'the tarball does not hold it' })
    if (digest('sha256', bytes) !== sha256) throw fault('FILES_MISMATCH', { name, file, why: 'its digest is another one' })
  }
}
