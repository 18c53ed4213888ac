import type { AddCommand } from '@galley/command-line'
import { addKeyList } from './key-list.ts'
import { addKeyNew } from './key-new.ts'
import { addKeyRevoke } from './key-revoke.ts'
import { addKeyTrust } from './key-trust.ts'

/** `galley key`: the keys that sign plugins, and who is trusted with theirs. */
export const addKey: AddCommand = (program, system, finish) => {
  const group = program
    .command('key')
    .description('keys that sign plugins, and the people whose keys are trusted')
    .option('--data <dir>', 'the data folder')
  group.addHelpText(
    'after',
    '\nExamples:\n  galley key new ada > ada.json\n  galley key trust ada.json --reviewers 2\n  galley key revoke ada',
  )
  for (const add of [addKeyNew, addKeyList, addKeyTrust, addKeyRevoke]) add(group, system, finish)
}
