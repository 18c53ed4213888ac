import type { Finding } from '@galley/findings'
import { posix } from 'node:path'
import { purlOf } from '../../purl-of.ts'
import type { Ecosystem } from '../../ecosystem.ts'
import { siblingFile } from '../../sibling-file.ts'
import type { DriftLock } from './drift-lock.ts'

/** A name that manifest and lockfile do not agree on. */
interface Drift {
  readonly name: string
  /** The rest of the sentence that begins with the name. */
  readonly message: string
  readonly evidence?: Finding['evidence']
  /** High where an install would bring what the lockfile does not hold. */
  readonly severity?: Finding['severity']
}

/** Makes the findings about one manifest, each at the line that names the package. `command` writes the lockfile anew. */
export function driftFindings(
  lock: DriftLock,
  manifest: { readonly path: string; readonly text: string },
  command: string,
  ecosystem: Ecosystem = 'npm',
): (drift: Drift) => Finding {
  const file = posix.normalize(siblingFile(lock.file, manifest.path))
  return ({ name, message, evidence = {}, severity = 'high' }) => ({
    code: 'lock-drift',
    severity,
    subject: purlOf(ecosystem, name, ''),
    at: { file, line: lineOf(manifest.text, name) },
    message,
    evidence,
    fix: `Run ${command}, look at what it changes, and commit manifest and lockfile together.`,
  })
}

/** The first line that names it; the first of all where none does. */
function lineOf(text: string, name: string): number {
  const index = [`"${name}"`, `'${name}'`, name].map((word) => text.indexOf(word)).find((at) => at >= 0) ?? 0
  return text.slice(0, index).split('\n').length
}
