import type { Program } from '@galley/command-line'
import { spellCommand } from './command/spell-command.ts'
import type { LoadReviewer } from './upgrade-reviewer.ts'

/** The program `galley-audit`: the audit, and beside it the command that keeps its advisories. */
export const galleyAudit: Program = {
  description: 'Dependencies before deploy',
  spell: (hint) => spellCommand(hint, 'galley-audit'),
  fill: async (program, system, finish) => {
    const { addAdvisories, setUpAudit } = await import('./command/index.ts')
    setUpAudit(program, system, { finish, load: loadReviewer })
    addAdvisories(program, system, finish)
    // Both have --data: behind `advisories` it is that command's.
    program.enablePositionalOptions()
  },
}

/** A package that lies beside this one where somebody installed it, and no dependency of it. */
const reviewer = '@galley/upgrade'

const loadReviewer: LoadReviewer = async () => {
  try {
    return (await import(reviewer)) as Awaited<ReturnType<LoadReviewer>>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null
    throw error
  }
}
