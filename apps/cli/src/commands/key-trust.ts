import { join } from 'node:path'
import { exit, fault, readTextArgument, type AddCommand } from '@galley/command-line'
import { trustSigner } from '@galley/runtime'
import { findProject } from '../adapters/find-project.ts'

/** `galley key trust`: puts a person into the trust policy of this project. */
export const addKeyTrust: AddCommand = (group, system, finish) => {
  group
    .command('trust <file>')
    .description("put a person's entry into trust-policy.json of this project; - reads stdin")
    .option('--reviewers <n>', 'reviewers who must have looked at every plugin, from now on')
    .action(async (file: string, flags: { reviewers?: string }) => {
      const entry = await readTextArgument(system, file)
      const policy = join(findProject(system).dir, 'trust-policy.json')
      const { id, isNew, reviewers, keys } = trustSigner(policy, entry, countOf(flags.reviewers))
      system.say(`${id} is trusted in ${policy}${isNew ? ', which was made for it' : ''}.`)
      for (const key of keys) system.say(`  key sha256 ${key}: compare it with what ${id} told you by another way.`)
      system.say(`  A plugin needs its author's signatures and ${reviewersInWords(reviewers)}.`)
      finish(exit.clean)
    })
}

function countOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const count = Number(text)
  if (!Number.isInteger(count) || count < 0 || count > 100)
    throw fault('USAGE', { problem: '--reviewers is not a whole number from 0 to 100' })
  return count
}

function reviewersInWords(count: number): string {
  if (count === 0) return 'nobody else: this policy asks for no reviewer'
  return count === 1 ? 'the verdict of 1 reviewer, who is not its author' : `the verdicts of ${count} reviewers, none of whom is its author`
}
