import { resolve } from 'node:path'
import { dataFolder, exit, type AddCommand } from '@galley/command-line'
import { packFolder, signFiles } from '@galley/runtime'
import { tellDropped } from './tell-dropped.ts'

/** Choices of `galley plugin pack`. */
interface Flags {
  readonly output: string
  readonly key?: string
}

/** `galley plugin pack`: one file of code, its bill of materials, a tarball that comes out the same every time. */
export const addPluginPack: AddCommand = (group, system, finish) => {
  group
    .command('pack <folder>')
    .description("pack a plugin's folder: a tarball, and its bill of materials beside it")
    .option('-o, --output <folder>', 'where to write them', '.')
    .option('--key <name>', 'sign them as well, with a key of galley key list')
    .action(async (folder: string, { output, key }: Flags) => {
      const { cloneRoot, execPath, env } = system
      const { name, version, file, digest } = await packFolder({
        dir: resolve(system.cwd, folder),
        out: resolve(system.cwd, output),
        cloneRoot,
        execPath,
        env,
      })
      system.say(`packed ${name} ${version}: ${file} (sha256 ${digest.slice(0, 12)})`)
      const signed = key === undefined ? null : signFiles(dataFolder(system, group.opts<{ data?: string }>().data), file, key)
      system.say(signed === null ? `  It is not signed here: galley plugin sign ${file} --key NAME` : `  signed with ${key}`)
      for (const line of signed === null ? [] : tellDropped(signed)) system.say(line)
      finish(exit.clean)
    })
}
