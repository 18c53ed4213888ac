import { dataFolder, exit, table, type AddCommand } from '@galley/command-line'
import { listNamedKeys } from '@galley/runtime'

/** `galley key list`: the signing keys of this data folder. */
export const addKeyList: AddCommand = (group, system, finish) => {
  group
    .command('list')
    .description('the signing keys of this data folder')
    .option('--json', 'for machines')
    .action((flags: { json?: boolean }) => {
      const keys = listNamedKeys(dataFolder(system, group.opts<{ data?: string }>().data))
      if (flags.json === true) system.out(`${JSON.stringify({ schema: 'galley.keys/1', keys }, null, 2)}\n`)
      else system.out(`${table([['NAME', 'SHA256 OF THE PUBLIC KEY'], ...keys.map(({ name, spkiSha256 }) => [name, spkiSha256])])}\n`)
      finish(exit.clean)
    })
}
