import type { Ecosystem } from '../ecosystem.ts'
import { align } from '../text/align.ts'
import { flat } from '../text/flat.ts'
import type { Candidate } from './candidate.ts'
import type { Generator } from './generator.ts'

/** What people mean to type beside a package's name: an option whose dashes or a file whose option is missing installs a package. */
const MEANT: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: ['--save-dev', '--save-exact', '--no-save', '--save-optional', '--legacy-peer-deps', 'package.json', 'package-lock.json'],
  pypi: ['requirements.txt', 'requirements-dev.txt', 'dev-requirements.txt', 'requirements', 'pyproject.toml', 'setup.py', '--upgrade'],
}

/** A slip at the command line: `requirementstxt`, `requiremnts`, `save-dev`. */
export const commandSlip: Generator = (subject) => {
  if (subject.scope !== null) return []
  const found: Candidate[] = []
  for (const target of MEANT[subject.ecosystem]) {
    const meant = flat(target)
    const edits = align(meant, subject.flat.slice(0, 40), Math.floor(meant.length / 4))
    if (edits !== null)
      found.push({ kind: 'command slip', target, level: 56, meant, written: subject.flat, edits, added: [], crowd: 0, scopeLevel: 0 })
  }
  return found
}
