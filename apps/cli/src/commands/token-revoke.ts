import { exit, type AddCommand } from '@galley/command-line'
import { noteCommand } from '../adapters/note-command.ts'
import { withAccess } from '../adapters/with-access.ts'

/** `galley token revoke`: a token that admits nobody any more. */
export const addTokenRevoke: AddCommand = (group, system, finish) => {
  group
    .command('revoke <name>')
    .description('end a token: a running gateway refuses it within a second')
    .action(async (name: string) => {
      const { data } = group.opts<{ data?: string }>()
      await withAccess(system, data, async (access) => access.revokeToken(name))
      await noteCommand(system, data, 'token.revoked', name)
      system.say(`revoked ${name}`)
      finish(exit.clean)
    })
}
