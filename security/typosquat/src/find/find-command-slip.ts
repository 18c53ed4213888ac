import type { Ecosystem } from '../ecosystem.ts'
import { findEdits } from '../text/find-edits.ts'
import { squash } from '../text/name-forms.ts'
import type { Imitation } from './imitation.ts'
import type { ImitationFinder } from './imitation-finder.ts'

/** Words of the command line that install a package of that name where dashes or the option before them are forgotten. */
const commandWords: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: ['--save-dev', '--save-exact', '--no-save', '--save-optional', '--legacy-peer-deps', 'package.json', 'package-lock.json'],
  pypi: ['requirements.txt', 'requirements-dev.txt', 'dev-requirements.txt', 'requirements', 'pyproject.toml', 'setup.py', '--upgrade'],
}

/** Popularity that a word of the command line is given: that of a name with 10 million downloads a month. */
const popularity = 56

/** Finds a slip at the command line: `requirementstxt`, `requiremnts`, `save-dev`. */
export const findCommandSlip: ImitationFinder = ({ ecosystem, scope, squashed }) => {
  if (scope !== null) return []
  const found: Imitation[] = []
  for (const target of commandWords[ecosystem]) {
    const targetText = squash(target)
    const edits = findEdits(targetText, squashed.slice(0, 40), Math.floor(targetText.length / 4))
    const shared = { kind: 'command slip', target, popularity, scopePopularity: 0, targetText, addedWords: [], ties: 0 } as const
    if (edits !== null) found.push({ ...shared, candidateText: squashed, edits })
  }
  return found
}
