import { exit, fault as wrongUse, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import type { Runtime } from '@galley/runtime'
import { addIndexOptions, indexFlags, type IndexFlags } from '../adapters/index-flags.ts'
import { projectSpec } from '../adapters/project-spec.ts'
import { withLocalRuntime } from '../adapters/open-local-runtime.ts'
import { factsInWords } from '../show/plugin-facts.ts'
import { consentTo } from './consent.ts'

/** Choices of `galley plugin install`. */
interface Flags extends IndexFlags {
  readonly yes?: boolean
  readonly frozen?: boolean
  readonly allowDowngrade?: boolean
}

/** `galley plugin install`: verify, show, ask, store, lock. */
export const addPluginInstall: AddCommand = (group, system, finish) => {
  const command = group
    .command('install [spec]')
    .description('verify a plugin, show who made and reviewed it and what it may do, and install it when you agree')
  addIndexOptions(command)
    .option('--yes', 'agree without being asked; counts only under a policy that asks for a reviewer')
    .option('--frozen', 'install exactly what plugins.lock.json of this project holds')
    .option('--allow-downgrade', 'install a version that is older than one that was here')
    .action(async (spec: string | undefined, flags: Flags) => {
      if ((spec === undefined) !== (flags.frozen === true))
        throw wrongUse('USAGE', { problem: 'Name a plugin to install, or say --frozen' })
      const work = async (runtime: Runtime): Promise<ExitCode> =>
        spec === undefined ? installFrozen(system, runtime, flags) : install(system, runtime, projectSpec(system, spec), flags)
      finish(await withLocalRuntime(system, { ...group.opts<{ data?: string }>(), flags: indexFlags(system, flags) }, work))
    })
}

/** Shows a release and installs it, when that is agreed to. */
async function install(
  system: System,
  { plugins }: Runtime,
  source: string,
  { yes = false, allowDowngrade = false }: Flags,
): Promise<ExitCode> {
  const facts = await plugins.inspect(source)
  for (const line of factsInWords(facts)) system.say(line)
  if (facts.needsConsent && !(await consentTo(system, facts, { yes }))) {
    system.say(`${facts.name} was not installed.`)
    return exit.findings
  }
  const { name, version } = await plugins.install({ source, consent: facts.consent, allowDowngrade })
  system.say(`${name} ${version} is installed; nothing of it was run. plugins.lock.json and trust-policy.json belong into version control.`)
  return exit.clean
}

async function installFrozen(system: System, { plugins }: Runtime, { allowDowngrade = false }: Flags): Promise<ExitCode> {
  const report = await plugins.installFrozen({ allowDowngrade })
  for (const { name, version, digest } of report.plugins) system.say(`verified ${name} ${version}, sha256 ${digest.slice(0, 12)}`)
  for (const { name, powers } of report.newPowers) for (const power of powers) system.say(`  ${name} may now: ${power}`)
  if (report.isFirst) system.say('  No lock was here before: what brought plugins.lock.json here, such as git, is all that protects it.')
  return exit.clean
}
