import type { Program } from '@galley/command-line'
import { spellCommand } from './command/spell-command.ts'

/** The program `galley-audit`: the audit, and beside it the command that keeps its advisories. */
export const galleyAudit: Program = {
  description: 'Dependencies before deploy',
  spell: (hint) => spellCommand(hint, 'galley-audit'),
  fill: async (program, system, finish) => {
    const { addAdvisories, setUpAudit } = await import('./command/index.ts')
    setUpAudit(program, system, finish)
    addAdvisories(program, system, finish)
    // Both have --data: behind `advisories` it is that command's.
    program.enablePositionalOptions()
  },
}
