import type { AddCommand } from '@galley/command-line'
import { addKeyList } from './key-list.ts'
import { addKeyNew } from './key-new.ts'

/** `galley key`: the keys that sign plugins, and who is trusted with theirs. */
export const addKey: AddCommand = (program, system, finish) => {
  const group = program
    .command('key')
    .description('keys that sign plugins, and the people whose keys are trusted')
    .option('--data <dir>', 'the data folder')
  group.addHelpText('after', '\nExamples:\n  galley key new ada > ada.json\n  galley key list')
  for (const add of [addKeyNew, addKeyList]) add(group, system, finish)
}
