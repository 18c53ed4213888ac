import { exit, type AddCommand } from '@galley/command-line'
import { withLocalRuntime } from '../adapters/open-local-runtime.ts'

/** `galley plugin remove`: out of the lock and the store. */
export const addPluginRemove: AddCommand = (group, system, finish) => {
  group
    .command('remove <name>')
    .description('take an installed plugin out of this project')
    .action(async (name: string) =>
      finish(
        await withLocalRuntime(system, group.opts<{ data?: string }>(), async ({ plugins }) => {
          const { version } = await plugins.remove(name)
          system.say(
            `${name} ${version} is removed. Drafts that it took part in still name it; settings that choose it have to be changed by you.`,
          )
          return exit.clean
        }),
      ),
    )
}
