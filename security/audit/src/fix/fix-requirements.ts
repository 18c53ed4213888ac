import { pypiOrder } from '../advisories/pypi-order.ts'
import { bumpSpecifier } from './bump-specifier.ts'
import type { Fixer } from './fixer.ts'
import { idsOf } from './move.ts'
import { splitRequirement } from './split-requirement.ts'

/** requirements.txt: the version of the line. Hashes are those of one release: a line that has some is not touched. */
export const fixRequirements: Fixer = {
  install: 'pip install -r {file}',
  fix: (move, { texts, lockfile }) => {
    const lines = (texts.read(lockfile) ?? '').split('\n')
    for (const number of new Set(move.packages.map(({ line }) => line))) {
      const line = lines[number - 1] ?? ''
      const [, written = '', rest = ''] = /^(.*?)(\s*(?:\\?\r?|\s#.*))$/.exec(line) ?? []
      if (isHashed(lines, number))
        return `its line in ${lockfile} pins hashes, which only a download can renew: compile the file again with ${move.name}==${move.to}`
      const requirement = splitRequirement(written)
      if (requirement?.name !== move.name)
        return `line ${number} of ${lockfile} cannot be edited safely: ask for ${move.name}==${move.to} by hand`
      const specifier = bumpSpecifier(requirement.specifier, move.to)
      if (specifier === null) return `line ${number} of ${lockfile} keeps ${move.to} out: change it by hand`
      lines[number - 1] = `${requirement.head}${specifier}${requirement.tail}${rest}`
    }
    const after = lines.join('\n')
    if (after !== texts.read(lockfile))
      texts.write(
        lockfile,
        after,
        `${move.name}: ${move.from.toSorted((a, b) => pypiOrder.compare(a, b) ?? 0).join(', ')} → ${move.to} (clears ${idsOf(move)})`,
      )
    return null
  },
}

/** A logical line goes on behind a backslash. */
function isHashed(lines: readonly string[], number: number): boolean {
  for (let at = number - 1; at < lines.length; at++) {
    const line = (lines[at] ?? '').trimEnd()
    if (line.includes('--hash')) return true
    if (!line.endsWith('\\')) return false
  }
  return false
}
