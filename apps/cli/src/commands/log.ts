import { dataFolder, exit, fault, table, type AddCommand } from '@galley/command-line'
import { openCommandLog, type AuditPage, type NumberedEntry } from '@galley/runtime'

/** Most entries that are listed at once. */
const maxListed = 100_000

/** `galley log`: who did what with this gateway, and whether the log is as it was written. */
export const addLog: AddCommand = (program, system, finish) => {
  const read = async (data: string | undefined, limit: number): Promise<AuditPage> => {
    const log = await openCommandLog({ ...system, dataDir: dataFolder(system, data) })
    try {
      return await log.page({ limit })
    } finally {
      await log.close()
    }
  }
  const group = program
    .command('log')
    .description('the audit log: who did what with the gateways of this data folder or database')
    .option('--json', 'for machines')
    .option('--limit <n>', 'the newest so many entries', '100')
    .option('--data <dir>', 'the data folder')
    .addHelpText('after', '\nExamples:\n  galley log\n  galley log --limit 1000 --json\n  galley log verify')
    .action(async (flags: { json?: boolean; limit: string; data?: string }) => {
      const limit = Number(flags.limit)
      if (!/^[1-9]\d{0,5}$/.test(flags.limit) || limit > maxListed)
        throw fault('USAGE', { problem: `--limit is a number from 1 to ${maxListed}` })
      const { entries, broken } = await read(flags.data, limit)
      if (flags.json) system.out(`${JSON.stringify({ schema: 'galley.log/1', isWhole: broken === null, entries }, null, 2)}\n`)
      else if (entries.length > 0)
        system.out(`${table([['TIME', 'MACHINE', 'WHO', 'WHAT', 'REQUEST', 'TO WHAT'], ...entries.toReversed().map(rowOf)])}\n`)
      else system.say('The log has no lines yet.')
      if (broken !== null) system.say(`The log is not as it was written: line ${broken.line}: ${broken.why}.`)
      finish(broken === null ? exit.clean : exit.findings)
    })
  group
    .command('verify')
    .description('check that no line of the log was changed, dropped or moved')
    .action(async () => {
      const { head, broken } = await read(group.opts<{ data?: string }>().data, 1)
      if (broken !== null) system.say(`line ${broken.line}: ${broken.why}`)
      else if (head.seq === 0) system.out('the log has no lines yet\n')
      else system.out(`the log is as it was written; line ${head.seq} is the last one, sha256 ${head.digest}\n`)
      finish(broken === null ? exit.clean : exit.findings)
    })
}

/** The cells of a line: the one of any length, a list of refusals, is the last. */
function rowOf({ at, machine, by, action, subject, changed, count, refusals, requestId }: NumberedEntry): readonly string[] {
  const refused = refusals?.map((one) => `${one.count} ${one.code} (${one.by}, ${one.route})`).join(', ')
  const what = count === undefined ? action : `${action}: ${count}`
  return [at.slice(0, 19), machine, by, what, requestId?.slice(0, 8) ?? '-', subject ?? changed?.join(', ') ?? refused ?? '-']
}
