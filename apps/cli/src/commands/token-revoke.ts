import { exit, type AddCommand } from '@galley/command-line'
import { withAccess } from '../adapters/with-access.ts'

/** `galley token revoke`: a token that admits nobody any more. */
export const addTokenRevoke: AddCommand = (group, system, finish) => {
  group
    .command('revoke <name>')
    .description('end a token: a running gateway refuses it within a second')
    .action(async (name: string) => {
      await withAccess(system, group.opts<{ data?: string }>().data, async (access) => access.revokeToken(name))
      system.say(`revoked ${name}`)
      finish(exit.clean)
    })
}
