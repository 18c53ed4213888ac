import type { AddCommand, System } from '@galley/command-line'
import completions from '@bomb.sh/tab'
import addCompletions from '@bomb.sh/tab/commander'

/** Answers of the completion protocol (cobra's): what is offered is all there is, or else the shell offers files. */
const directives = { onlyThese: 4, filesToo: 0 } as const

/** `galley complete`: prints the completion script of a shell, and answers its questions (`galley complete -- WORDS…`). Comes after all other commands. */
export const addComplete: AddCommand = (program, system) => {
  addCompletions(program)
  program.commands.find((command) => command.name() === 'complete')?.addHelpText('after', examples)
  // The library offers files nowhere; a path is what most of our commands take.
  Object.assign(completions, { complete: (word: string) => answer(system, word) })
}

const examples = `
Examples:
  bash        galley complete bash > ~/.local/share/bash-completion/completions/galley
  zsh         galley complete zsh > "\${fpath[1]}/_galley"
  fish        galley complete fish > ~/.config/fish/completions/galley.fish
  PowerShell  galley complete powershell | Out-String | Invoke-Expression`

/** Prints what was found for a word. Where nothing was, the word may be a path. */
function answer(system: System, word: string): void {
  const prefix = word.includes('=') ? (word.split('=', 2)[1] ?? '') : word
  const lines = new Map<string, string>()
  // The first of a name is the command itself; those below it follow.
  for (const { value, description = '' } of completions.completions)
    if (value.startsWith(prefix) && !lines.has(value)) lines.set(value, `${value}\t${description}`)
  system.out(`${[...lines.values(), `:${lines.size === 0 ? directives.filesToo : directives.onlyThese}`].join('\n')}\n`)
}
