import { dataFolder, exit, fault, table, type AddCommand } from '@galley/command-line'
import { readPluginLog, type DatedLogEntry } from '@galley/runtime'

/** `galley plugin log`: what was done with plugins here, what was refused, and whether the log is as it was written. */
export const addPluginLog: AddCommand = (group, system, finish) => {
  const read = (): ReturnType<typeof readPluginLog> => readPluginLog(dataFolder(system, group.opts<{ data?: string }>().data))
  const log = group
    .command('log')
    .description('what was installed, updated, removed and refused here')
    .option('--json', 'for machines')
    .option('--limit <n>', 'the newest so many entries')
    .action((flags: { json?: boolean; limit?: string }) => {
      const { entries, broken } = read()
      const limit = flags.limit === undefined ? entries.length : Number(flags.limit)
      if (!Number.isInteger(limit) || limit < 0) throw fault('USAGE', { problem: '--limit is not a whole number' })
      const shown = entries.slice(Math.max(0, entries.length - limit))
      if (flags.json)
        system.out(`${JSON.stringify({ schema: 'galley.plugin-log/1', isWhole: broken === null, entries: shown }, null, 2)}\n`)
      else if (shown.length > 0) system.out(`${table([['TIME', 'ACTION', 'PLUGIN', 'TARBALL', 'WHY'], ...shown.map(rowOf)])}\n`)
      if (broken !== null) system.say(`The log is not as it was written: line ${broken.line}: ${broken.why}.`)
      finish(broken === null ? exit.clean : exit.findings)
    })
  log
    .command('verify')
    .description('check that no line of the log was changed, dropped or moved')
    .action(() => {
      const { entries, head, broken } = read()
      if (broken !== null) system.say(`line ${broken.line}: ${broken.why}`)
      else if (entries.length === 0) system.out('the log has no lines yet\n')
      else system.out(`${entries.length} ${entries.length === 1 ? 'line' : 'lines'}, as written; the last one has sha256 ${head.digest}\n`)
      finish(broken === null ? exit.clean : exit.findings)
    })
}

function rowOf({ at, action, name, version, spec, tarball, code, reason }: DatedLogEntry): readonly string[] {
  const plugin = name === undefined ? (spec ?? '-') : `${name}${version === undefined ? '' : ` ${version}`}`
  return [at.slice(0, 19), action, plugin, (tarball ?? '-').slice(0, 12), [code, reason].filter(Boolean).join(': ') || '-']
}
