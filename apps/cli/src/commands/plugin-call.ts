import { resolve } from 'node:path'
import { exit, fault as wrongUse, readTextFile, type ExitCode, type System } from '@galley/command-line'
import { checkSchema, type PluginCallOptions, type Runtime } from '@galley/runtime'
import { manifestSchema, permissionWords, type Permissions } from '@galley/sdk'
import type { Command } from 'commander'

/** Flags of a call outside any draft. */
export interface CallFlags {
  readonly input: string
  readonly allowAll?: boolean
  readonly grant?: string
  readonly sources?: string
}

/** Adds the flags of a call: what the plugin is given, and what it may do. */
export function addCallOptions(command: Command): Command {
  return command
    .option('--input <json>', 'what it is given; "-" reads stdin', '{}')
    .option('--allow-all', 'let it do all that its manifest asks for')
    .option('--grant <file>', 'let it do what this file allows: `permissions` as in a manifest')
    .option('--sources <path>', 'documents for it to search and read')
}

/** `galley plugin call`: one operation outside any draft. What it logs and where it fails goes to stderr. */
export async function callPlugin(
  system: System,
  runtime: Runtime,
  { name, operation }: { readonly name: string; readonly operation: string },
  flags: CallFlags,
): Promise<ExitCode> {
  const { permissions: asked = {} } = await runtime.plugins.info(name)
  const given = permissionsOf(system, flags, asked)
  const text = flags.input === '-' ? await system.readStdin() : flags.input
  const input = parse(text, '--input')
  const words = Object.keys(asked).length === 0 ? [] : permissionWords(asked)
  if (given === undefined && words.length > 0)
    system.say(`  without what it asks for (${words.join('; ')}): --allow-all gives it all of that, --grant FILE a part`)
  const watch = new AbortController()
  const stop = system.onInterrupt(() => watch.abort())
  const options: PluginCallOptions = {
    signal: watch.signal,
    say: system.say,
    ...(given === undefined ? {} : { permissions: given }),
    ...(flags.sources === undefined ? {} : { folder: resolve(system.cwd, flags.sources) }),
  }
  try {
    system.out(`${JSON.stringify(await runtime.plugins.call(name, operation, input, options), null, 2)}\n`)
    return exit.clean
  } finally {
    stop()
  }
}

/** Permissions that the flags give; undefined when they give none. Fault USAGE. */
function permissionsOf(system: System, { allowAll = false, grant }: CallFlags, asked: Permissions): Permissions | undefined {
  if (allowAll && grant !== undefined) throw wrongUse('USAGE', { problem: '--allow-all and --grant exclude each other' })
  if (grant === undefined) return allowAll ? asked : undefined
  const permissions = parse(readTextFile(system, resolve(system.cwd, grant)), grant)
  const [problem] = checkSchema(manifestSchema.properties.permissions, permissions)
  if (problem !== undefined) throw wrongUse('USAGE', { problem: `${grant} is no grant: ${problem.path || 'it'} ${problem.message}` })
  return permissions as Permissions
}

function parse(text: string, from: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw wrongUse('USAGE', { problem: `${from} is not JSON: ${(error as Error).message}` }, { cause: error })
  }
}
