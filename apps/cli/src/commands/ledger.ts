import { resolve } from 'node:path'
import { dataFolder, exit, fault, type AddCommand, type System } from '@galley/command-line'
import { saySystemError } from '@galley/fault'
import { openMovableLedger, type MovableLedger } from '@galley/runtime'
import { readLedgerFile, writeLedgerFile } from '../adapters/ledger-file.ts'

/** `galley ledger`: moves drafts, tokens and webhooks between a data folder and a database, runs in the middle of their work too. */
export const addLedger: AddCommand = (program, system, finish) => {
  const group = program
    .command('ledger')
    .description('move drafts and tokens between a data folder and a database')
    .option('--data <dir>', 'the data folder')
  group.addHelpText(
    'after',
    '\nExamples:\n  galley ledger export drafts.ndjson\n  GALLEY_DATABASE=postgres://… galley ledger import drafts.ndjson\n\nStop the gateways first. Drafts that were being written go on where they were imported, from their last finished step.',
  )
  const move = async (work: (ledger: MovableLedger) => Promise<void>): Promise<void> => {
    await withLedger(system, group.opts<{ data?: string }>().data, work)
    finish(exit.clean)
  }
  group
    .command('export <file>')
    .description('write the ledger of the data folder, or of GALLEY_DATABASE, into a new file')
    .action(async (file: string) =>
      move(async (ledger) => {
        await onFile('FILE_UNWRITABLE', file, () => writeLedgerFile(resolve(system.cwd, file), ledger.export()))
        system.say(`galley: exported to ${file}; it holds drafts and hashes of tokens, and only its owner can read it`)
      }),
    )
  group
    .command('import <file>')
    .description('read it into an empty data folder, or an empty database')
    .action(async (file: string) =>
      move(async (ledger) => {
        const count = await onFile('FILE_UNREADABLE', file, () => ledger.import(readLedgerFile(resolve(system.cwd, file))))
        system.say(`galley: imported ${count} drafts`)
      }),
    )
}

async function withLedger(system: System, data: string | undefined, work: (ledger: MovableLedger) => Promise<void>): Promise<void> {
  const ledger = await openMovableLedger({ ...system, dataDir: dataFolder(system, data) })
  try {
    await work(ledger)
  } finally {
    await ledger.close()
  }
}

/** Says what is wrong with the file in the words of the command. */
async function onFile<T>(code: 'FILE_UNREADABLE' | 'FILE_UNWRITABLE', file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code: reason, syscall } = error as { readonly code?: string; readonly syscall?: string }
    if (syscall === 'open' && reason === 'EEXIST') throw fault('USAGE', { problem: `${file} is there already` })
    if (syscall !== undefined) throw fault(code, { file, problem: saySystemError(error) }, { cause: error })
    throw error
  }
}
