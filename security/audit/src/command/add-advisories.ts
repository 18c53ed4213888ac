import { resolve } from 'node:path'
import { exit, fault, table, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import { advisoriesFolder, buildIndexes, listIndexes } from './advisory-sources.ts'

/** `galley advisories`: the index that `galley audit` looks in without a network. */
export const addAdvisories: AddCommand = (program, system, finish) => {
  const group = program.command('advisories').description('the local index of advisories').option('--data <dir>', 'the data folder')
  const folder = (): string => advisoriesFolder(system, group.opts<{ data?: string }>().data)
  group
    .command('update')
    .description("make the index of an ecosystem's OSV export")
    .option('--advisories <export>', 'a zip, or a folder of records')
    .action(async (flags: { advisories?: string }) => finish(await update(system, folder(), flags.advisories)))
  group
    .command('status')
    .description('which advisories there are, and how old they are')
    .option('--json', 'for machines')
    .action((flags: { json?: boolean }) => finish(status(system, folder(), flags.json ?? false)))
}

async function update(system: System, folder: string, from: string | undefined): Promise<ExitCode> {
  if (from === undefined)
    throw fault('USAGE', {
      problem: 'name the export: --advisories DIR|ZIP (https://osv-vulnerabilities.storage.googleapis.com/npm/all.zip)',
    })
  for (const { header, left } of await buildIndexes(system.fs, resolve(system.cwd, from), folder)) {
    system.out(
      `${header.ecosystem}: ${header.count} ${header.count === 1 ? 'advisory' : 'advisories'}, the newest of ${header.newest.slice(0, 10)}\n`,
    )
    if (left > 0) system.say(`  ${left} records were withdrawn or speak of other ecosystems`)
  }
  return exit.clean
}

function status(system: System, folder: string, json: boolean): ExitCode {
  const headers = listIndexes(system.fs, folder)
  if (json) system.out(`${JSON.stringify({ schema: 'galley.advisories.status/1', indexes: headers }, null, 2)}\n`)
  else if (headers.length === 0) system.out('no advisory index: galley advisories update --advisories DIR|ZIP\n')
  else
    system.out(
      `${table([['ECOSYSTEM', 'ADVISORIES', 'NEWEST', 'SOURCE'], ...headers.map(({ ecosystem, count, newest, source }) => [ecosystem, String(count), newest, source.name])])}\n`,
    )
  return headers.length === 0 ? exit.incomplete : exit.clean
}
