import { exit, table, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import type { Runtime } from '@galley/runtime'
import { permissionWords } from '@galley/sdk'
import { withLocalRuntime } from '../adapters/open-local-runtime.ts'
import { addPluginLog } from './plugin-log.ts'
import { addPluginPapers } from './plugin-papers.ts'
import { originsInWords } from '../show/origins-in-words.ts'
import { listUses, usesInWords } from '../show/uses-in-words.ts'
import { addCallOptions, callPlugin, type CallFlags } from './plugin-call.ts'
import { addPluginExplain } from './plugin-explain.ts'
import { addPluginInstall } from './plugin-install.ts'
import { developPlugin } from './plugin-dev.ts'
import { addPluginNew } from './plugin-new.ts'
import { addPluginPack } from './plugin-pack.ts'
import { addPluginRemove } from './plugin-remove.ts'
import { addPluginSign } from './plugin-sign.ts'
import { addPluginUpdate } from './plugin-update.ts'
import { addPluginVerify } from './plugin-verify.ts'
import { addPluginVet } from './plugin-vet.ts'

/** `galley plugin`: the plugins of this installation. */
export const addPlugin: AddCommand = (program, system, finish) => {
  const group = program.command('plugin').description('the plugins of this installation').option('--data <dir>', 'the data folder')
  group.addHelpText(
    'after',
    '\nExamples:\n  galley plugin list\n  galley plugin info page-reader\n  galley plugin call echo echo --input \'{"text": "hello"}\'',
  )
  const withRuntime = async (work: (runtime: Runtime) => Promise<ExitCode>): Promise<void> =>
    finish(await withLocalRuntime(system, group.opts<{ data?: string }>(), work))
  group
    .command('list')
    .description('every plugin, and whether it was verified')
    .option('--json', 'for machines')
    .action(async (flags: { json?: boolean }) => withRuntime(async (runtime) => list(system, runtime, flags)))
  group
    .command('info <name>')
    .description('one plugin: author, reviewers, digest, operations, permissions in words, SBOM')
    .option('--json', 'for machines')
    .option('--sbom', 'print its CycloneDX SBOM')
    .action(async (name: string, flags: { json?: boolean; sbom?: boolean }) =>
      withRuntime(async (runtime) => info(system, runtime, name, flags)),
    )
  addCallOptions(group.command('call <name> <operation>').description('ask a plugin for one operation, outside any draft')).action(
    async (name: string, operation: string, flags: CallFlags) =>
      withRuntime(async (runtime) => callPlugin(system, runtime, { name, operation }, flags)),
  )
  addPluginPapers(group, system, finish)
  addPluginLog(group, system, finish)
  group
    .command('repack <name>')
    .description('pack and sign a plugin of this clone again')
    .action(async (name: string) => withRuntime(async (runtime) => repack(system, runtime, name)))
  addPluginNew(group, system, finish)
  addCallOptions(
    group.command('dev <dir> [operation]').description('pack a plugin, and ask it for one operation, again at each change of its source'),
  ).action(async (dir: string, operation: string | undefined, flags: CallFlags) =>
    withRuntime(async (runtime) => developPlugin(system, runtime, { dir, operation }, flags)),
  )
  for (const add of papers) add(group, system, finish)
}

/** Commands of authors, reviewers and those who install, in the order in which a plugin passes through their hands. */
const papers: readonly AddCommand[] = [
  addPluginPack,
  addPluginSign,
  addPluginVet,
  addPluginVerify,
  addPluginInstall,
  addPluginUpdate,
  addPluginRemove,
  addPluginExplain,
]

async function list(system: System, runtime: Runtime, { json = false }: { json?: boolean }): Promise<ExitCode> {
  const plugins = await runtime.plugins.list()
  const refused = plugins.filter((plugin) => plugin.state === 'refused')
  if (json) system.out(`${JSON.stringify({ schema: 'galley.plugins/1', plugins }, null, 2)}\n`)
  else
    system.out(
      `${table([['NAME', 'VERSION', 'KIND', 'STATE', 'USED AS'], ...plugins.map((plugin) => [plugin.name, plugin.version, plugin.role ?? plugin.provides?.join(', ') ?? '-', plugin.state, usesInWords(plugin.usedAs) || '-'])])}\n`,
    )
  for (const { name, resembles } of plugins) if (resembles !== undefined) system.say(`  Look twice: ${name} ${resembles}.`)
  for (const plugin of refused) system.say(`  ${plugin.fault?.message ?? plugin.name} [${plugin.fault?.code ?? 'refused'}]`)
  if (!json) for (const line of originsInWords(plugins)) system.say(line)
  return refused.length > 0 ? exit.findings : exit.clean
}

async function info(system: System, runtime: Runtime, name: string, flags: { json?: boolean; sbom?: boolean }): Promise<ExitCode> {
  const plugin = await runtime.plugins.info(name)
  if (flags.sbom) system.out(`${(await runtime.plugins.sbom(name)).trimEnd()}\n`)
  else if (flags.json) system.out(`${JSON.stringify({ schema: 'galley.plugin/1', ...plugin }, null, 2)}\n`)
  else
    system.out(
      `${[
        `${plugin.name} ${plugin.version}: ${plugin.state}`,
        `digest  sha256:${plugin.digest ?? '-'}`,
        `author  ${plugin.author ?? 'none'}${plugin.builtHere ? ' (built here)' : ''}`,
        `reviews ${plugin.reviewers?.map(({ id }) => id).join(', ') || 'nobody'}`,
        `can     ${(plugin.operations ?? []).join(', ') || '-'}`,
        ...listUses(plugin.usedAs),
        ...(plugin.resembles === undefined ? [] : [`name    ${plugin.resembles}: look twice`]),
        'may',
        ...permissionWords(plugin.permissions ?? {}).map((words) => `  - ${words}`),
      ].join('\n')}\n`,
    )
  return plugin.state === 'verified' ? exit.clean : exit.findings
}

async function repack(system: System, runtime: Runtime, name: string): Promise<ExitCode> {
  const plugin = await runtime.plugins.repack(name)
  system.say(`${plugin.name} ${plugin.version} is packed and signed again: sha256 ${(plugin.digest ?? '-').slice(0, 12)}, ${plugin.state}`)
  return plugin.state === 'verified' ? exit.clean : exit.findings
}
