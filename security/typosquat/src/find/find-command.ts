import { commandOwner } from './command-owner.ts'
import type { ImitationFinder } from './imitation-finder.ts'

/** Popularity that an owner is given which is not in the table: 100,000 downloads a month. */
const unknownPopularity = 40

/** Finds a name that is the command of another package: who runs `npx jsdoc2md` means the command, and gets the package of that name. */
export const findCommand: ImitationFinder = ({ ecosystem, name, squashed }, { names }) => {
  const target = commandOwner(name, ecosystem)
  if (target === undefined) return []
  const entry = names.table.find(target)
  const { popularity, scopePopularity } = entry < 0 ? { popularity: unknownPopularity, scopePopularity: 0 } : names.targetAt(entry)
  const texts = { targetText: squashed, candidateText: squashed }
  return [{ kind: 'command of another package', target, popularity, scopePopularity, ...texts, edits: [], addedWords: [], ties: 0 }]
}
