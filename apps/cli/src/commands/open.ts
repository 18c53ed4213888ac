import { dataFolder, exit, type AddCommand } from '@galley/command-line'
import { withLocalRuntime } from '../adapters/open-local-runtime.ts'
import { fault } from '../faults.ts'

/** `galley open`: a new one-time link into the studio of the gateway that runs on this data folder. */
export const addOpen: AddCommand = (program, system, finish) => {
  program
    .command('open')
    .description('print a new one-time link to the studio')
    .option('--data <dir>', 'the data folder')
    .action(async ({ data }: { data?: string }) => {
      await withLocalRuntime(system, { data }, async (runtime) => {
        const url = runtime.gatewayUrl()
        if (url === null) throw fault('GATEWAY_NOT_RUNNING', { folder: dataFolder(system, data) })
        system.out(`${url}/enter?ticket=${await runtime.access.issueTicket()}\n`)
      })
      finish(exit.clean)
    })
}
