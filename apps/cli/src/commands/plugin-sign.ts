import { resolve } from 'node:path'
import { dataFolder, exit, type AddCommand } from '@galley/command-line'
import { signFiles } from '@galley/runtime'
import { tellDropped } from './tell-dropped.ts'

/** `galley plugin sign`: an author's statements about a tarball and its bill of materials. */
export const addPluginSign: AddCommand = (group, system, finish) => {
  group
    .command('sign <file>')
    .description('sign a packed plugin and its bill of materials as their author')
    .requiredOption('--key <name>', 'the signing key, of galley key list')
    .action((file: string, { key }: { key: string }) => {
      const signed = signFiles(dataFolder(system, group.opts<{ data?: string }>().data), resolve(system.cwd, file), key)
      system.say(`${signed.name} ${signed.version} is signed with ${key} (sha256 ${signed.key.slice(0, 12)}): ${signed.bundlesFile}`)
      for (const line of tellDropped(signed)) system.say(line)
      system.say('  Hand on the tarball, its .cdx.json and its .bundles.jsonl together.')
      finish(exit.clean)
    })
}
