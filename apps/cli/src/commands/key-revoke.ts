import { dataFolder, exit, type AddCommand } from '@galley/command-line'
import { appendToPluginLog, revokeSigner } from '@galley/runtime'
import { findProject } from '../adapters/find-project.ts'

/** `galley key revoke`: what a key signed is refused in this project from the next load on. */
export const addKeyRevoke: AddCommand = (group, system, finish) => {
  group
    .command('revoke <who>')
    .description('revoke the keys of a person of the policy, or one key by its sha256, in trust-policy.json of this project')
    .action(async (who: string) => {
      const { dir: projectDir } = findProject(system)
      const dataDir = dataFolder(system, group.opts<{ data?: string }>().data)
      const keys = revokeSigner({ projectDir, dataDir }, who)
      for (const key of keys)
        await appendToPluginLog({ ...system, dataDir }, { action: 'revoke', author: who, reason: `key sha256 ${key}` })
      for (const key of keys) system.say(`revoked sha256 ${key}`)
      system.say(`  What it signed is refused from the next load on, in ${projectDir} and nowhere else: tell those who trust it elsewhere.`)
      finish(exit.clean)
    })
}
