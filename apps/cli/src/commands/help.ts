import { exit, fault, table, type AddCommand } from '@galley/command-line'
import type { Command } from 'commander'
import { topics } from '../help/topics.ts'

/** `galley help`: the help of a command, or a page about what commands share. */
export const addHelp: AddCommand = (program, system, finish) => {
  program
    .helpCommand(false)
    .command('help [command...]')
    .description(`a command, or one of ${topics.map(({ name }) => name).join(', ')}`)
    .action((words: readonly string[]) => {
      const topic = topics.find(({ name }) => words.length === 1 && name === words[0])
      if (topic === undefined) system.out(findCommand(program, words).helpInformation())
      else system.out(`${topic.intro.replaceAll('`', '')}\n\n${table([topic.head.map((word) => word.toUpperCase()), ...topic.rows])}\n`)
      finish(exit.clean)
    })
}

function findCommand(program: Command, words: readonly string[]): Command {
  let found = program
  for (const word of words) {
    const next = found.commands.find((command) => command.name() === word)
    if (next === undefined) throw fault('USAGE', { problem: `There is no help about "${words.join(' ')}"` })
    found = next
  }
  return found
}
