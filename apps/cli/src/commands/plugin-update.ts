import { exit, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import type { PluginUpdate, Runtime } from '@galley/runtime'
import { addIndexOptions, indexFlags, type IndexFlags } from '../adapters/index-flags.ts'
import { withLocalRuntime } from '../adapters/open-local-runtime.ts'
import { changesInWords, factsInWords } from '../show/plugin-facts.ts'
import { consentTo } from './consent.ts'

interface Flags extends IndexFlags {
  readonly yes?: boolean
}

/** `galley plugin update`: the newest release of what is installed, and the difference. */
export const addPluginUpdate: AddCommand = (group, system, finish) => {
  const command = group
    .command('update [name]')
    .description('install the newest release of a plugin, or of all; a new power or another author needs a yes')
  addIndexOptions(command)
    .option('--yes', 'agree without being asked; counts only under a policy that asks for a reviewer')
    .action(async (name: string | undefined, flags: Flags) => {
      const work = async (runtime: Runtime): Promise<ExitCode> => {
        const codes: ExitCode[] = []
        for (const update of await runtime.plugins.updates(name))
          codes.push(await take(system, runtime, update, { yes: flags.yes ?? false }))
        return codes.find((code) => code === exit.incomplete) ?? codes.find((code) => code !== exit.clean) ?? exit.clean
      }
      finish(await withLocalRuntime(system, { ...group.opts<{ data?: string }>(), flags: indexFlags(system, flags) }, work))
    })
}

async function take(
  system: System,
  { plugins }: Runtime,
  { name, version, facts, problem }: PluginUpdate,
  { yes }: { readonly yes: boolean },
): Promise<ExitCode> {
  if (problem !== undefined) {
    system.say(`${name} stays at ${version}: ${problem.message} [${problem.code}]`)
    system.say(`  ${problem.hint}`)
    return exit.incomplete
  }
  if (facts === null) {
    system.say(`${name} ${version} is the newest.`)
    return exit.clean
  }
  const lines = facts.needsConsent || facts.changes === null ? factsInWords(facts) : [facts.name, ...changesInWords(facts.changes)]
  for (const line of lines) system.say(line)
  if (facts.needsConsent && !(await consentTo(system, facts, { yes }))) {
    system.say(`${name} stays at ${version}.`)
    return exit.findings
  }
  const { version: now } = await plugins.install({ source: facts.spec, consent: facts.consent })
  system.say(`${name} is at ${now} now.`)
  return exit.clean
}
