import { relative, resolve } from 'node:path'
import { exit, type AddCommand } from '@galley/command-line'
import { writePapers } from '@galley/runtime'

/** `galley plugin papers`: what an author publishes beside a plugin in an npm registry. */
export const addPluginPapers: AddCommand = (group, system, finish) => {
  group
    .command('papers <file>')
    .description('write the signatures and the bill of materials of x-1.2.0.tgz as an npm package, to be published beside it')
    .action((file: string) => {
      const { dir, name, version } = writePapers(resolve(system.cwd, file))
      const folder = relative(system.cwd, dir)
      system.out(`${folder}\n`)
      system.say(`${name} ${version}: publish it after the plugin, and again with each verdict:`)
      system.say(`  npm publish ${file}`)
      system.say(`  npm publish ./${folder}`)
      finish(exit.clean)
    })
}
