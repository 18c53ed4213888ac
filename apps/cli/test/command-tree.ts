import { Command } from 'commander'
import { fakeSystem } from '@galley/testkit'
import { addCommands } from '../src/commands/add-commands.ts'

/** Every command of `galley`, as commander has them. */
export async function commandTree(): Promise<Command> {
  const program = new Command('galley').option('-V, --version').option('-h, --help')
  await addCommands(program, fakeSystem([]).system, () => {})
  return program
}

/** Reads a command line: what is wrong with its command, its subcommand or its flags, or null. `galley` itself is not among the words. */
export function problemOfCommand(program: Command, words: readonly string[]): string | null {
  let command = program
  const lineage = [program]
  let rest = words
  while (command.commands.length > 0 && rest.length > 0) {
    const [word = '', ...others] = rest
    if (word.startsWith('-')) break
    const next = command.commands.find((known) => known.name() === word)
    if (next === undefined) return `there is no command ${[...lineage.slice(1).map((known) => known.name()), word].join(' ')}`
    command = next
    lineage.push(next)
    rest = others
  }
  const known = new Set(['--help', '-h', ...lineage.flatMap(({ options }) => options.flatMap(({ long, short }) => [long, short]))])
  const unknown = rest.map((word) => word.replace(/=.*$/, '')).find((word) => /^--?[a-z]/i.test(word) && !known.has(word))
  return unknown === undefined ? null : `${lineage.map((known_) => known_.name()).join(' ')} has no ${unknown}`
}
