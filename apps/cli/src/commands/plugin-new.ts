import { join, resolve } from 'node:path'
import { exit, fault as wrongUse, type ExitCode, type System } from '@galley/command-line'
import type { Command } from 'commander'
import { isPluginTemplate, pluginTemplates, writeNewPlugin } from '../adapters/write-new-plugin.ts'

interface NewFlags {
  readonly dir?: string
  readonly sdkFrom?: string
}

/** Adds `galley plugin new`: a plugin of one's own, in any folder. */
export function addPluginNew(group: Command, system: System, finish: (code: ExitCode) => void): void {
  group
    .command('new <kind> <name>')
    .description('begin a plugin (tool, agent, or search: a tool that asks a service) in a folder of its own')
    .option('--dir <dir>', 'the folder to write; the name in the folder you stand in when left out')
    .option(
      '--sdk-from <dir>',
      'take @galley/sdk and @galley/pack from packed tarballs in this folder; in a clone .cache/packages when left out',
    )
    .action((kind: string, name: string, flags: NewFlags) => finish(begin(system, kind, name, flags)))
}

/** Writes the plugin and says how to go on. Fault USAGE, and those of `writeNewPlugin`. */
function begin(system: System, kind: string, name: string, flags: NewFlags): ExitCode {
  if (!isPluginTemplate(kind)) throw wrongUse('USAGE', { problem: `A new plugin is one of ${pluginTemplates.join(', ')}, not "${kind}"` })
  // The form of an npm package's name, without what a shell or a file system would trip over.
  if (!/^(@[a-z0-9][a-z0-9-]*\/)?[a-z0-9][a-z0-9-]*$/.test(name) || name.length > 100)
    throw wrongUse('USAGE', { problem: `"${name}" cannot be the name of a plugin: lower case and hyphens, as @me/weather` })
  const dir = resolve(system.cwd, flags.dir ?? name.slice(name.indexOf('/') + 1))
  writeNewPlugin({ kind, name, dir, version: system.version, sdkFrom: packagesFor(system, flags) })
  system.out(`${dir}\n`)
  system.say('Next, in this folder, with Node 26: npm install, npm test. Then write src/index.ts, and what it may do into package.json.')
  return exit.clean
}

/** Folder of the packages to build with: the one that was named, or the clone's own, for its version may be released nowhere. */
function packagesFor({ cwd, cloneRoot }: System, { sdkFrom }: NewFlags): string | undefined {
  if (sdkFrom !== undefined) return resolve(cwd, sdkFrom)
  return cloneRoot === null ? undefined : join(cloneRoot, '.cache', 'packages')
}
