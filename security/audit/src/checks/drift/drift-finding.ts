import type { Finding } from '@galley/findings'
import { purlOf } from '../../purl-of.ts'
import type { Ecosystem } from '../../ecosystem.ts'

/** A finding about a name that manifest and lockfile do not agree on, at its line in the manifest. */
export function driftFinding(said: {
  readonly name: string
  readonly file: string
  readonly text: string
  readonly ecosystem?: Ecosystem
  readonly message: string
  readonly evidence: Finding['evidence']
  readonly severity?: Finding['severity']
}): Finding {
  const { name, file, text, ecosystem = 'npm', message, evidence, severity = 'high' } = said
  return {
    code: 'lock-drift',
    severity,
    subject: purlOf(ecosystem, name, ''),
    at: { file, line: lineOf(text, name) },
    message,
    evidence,
    fix: 'Install anew with your package manager, and commit manifest and lockfile together.',
  }
}

/** The first line that names it; the first of all where none does. */
function lineOf(text: string, name: string): number {
  const index = [`"${name}"`, `'${name}'`, name].map((word) => text.indexOf(word)).find((at) => at >= 0) ?? 0
  return text.slice(0, index).split('\n').length
}
