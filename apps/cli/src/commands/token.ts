import type { AddCommand } from '@galley/command-line'
import { addTokenList } from './token-list.ts'
import { addTokenNew } from './token-new.ts'
import { addTokenRevoke } from './token-revoke.ts'

/** `galley token`: the tokens that admit programs to the gateway. */
export const addToken: AddCommand = (program, system, finish) => {
  const group = program.command('token').description('tokens that admit programs to the gateway').option('--data <dir>', 'the data folder')
  group.addHelpText(
    'after',
    '\nExamples:\n  galley token new ci --scope audit --expires 90d\n  galley token new web-ui --scope chat drafts\n  galley token new bot --scope chat --limit tokens/day=200000 requests/minute=60\n  galley token new research --scope chat drafts --openness open-source --licence open --only-local\n  galley token list\n  galley token revoke ci\n\nA gateway that runs on the data folder knows of a change within a second.',
  )
  for (const add of [addTokenNew, addTokenList, addTokenRevoke]) add(group, system, finish)
}
