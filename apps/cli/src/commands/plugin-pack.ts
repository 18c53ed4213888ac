import { resolve } from 'node:path'
import { dataFolder, exit, type AddCommand } from '@galley/command-line'
import { packFolder, signFiles } from '@galley/runtime'

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
      if (key !== undefined) signFiles(dataFolder(system, group.opts<{ data?: string }>().data), file, key)
      system.say(key === undefined ? `  It is not signed yet: galley plugin sign ${file} --key NAME` : `  signed with ${key}`)
      finish(exit.clean)
    })
}
