import { join, resolve } from 'node:path'
import { exit, type AddCommand } from '@galley/command-line'
import { verifyFile } from '@galley/runtime'
import { findProject } from '../adapters/find-project.ts'
import { factsInWords } from '../show/plugin-facts.ts'

/** `galley plugin verify`: what is proven of a release, by whom, and what is not. */
export const addPluginVerify: AddCommand = (group, system, finish) => {
  group
    .command('verify <file>')
    .description('what is proven of a release, by whom, and what is not; nothing is installed')
    .option('--policy <file>', 'the trust policy; trust-policy.json of this project when left out')
    .option('--json', 'for machines')
    .action(async (file: string, flags: { policy?: string; json?: boolean }) => {
      const policy = flags.policy === undefined ? join(findProject(system).dir, 'trust-policy.json') : resolve(system.cwd, flags.policy)
      const facts = await verifyFile(resolve(system.cwd, file), policy, system.clock())
      if (flags.json === true) system.out(`${JSON.stringify({ schema: 'galley.plugin-facts/1', ...facts }, null, 2)}\n`)
      else system.out(`${[...factsInWords(facts), `verified by ${policy}`].join('\n')}\n`)
      finish(exit.clean)
    })
}
