import { resolve } from 'node:path'
import { exit, fault, table, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import { printable } from '@galley/findings'
import { Option } from 'commander'
import type { IndexHeader } from '../advisories/index-format.ts'
import type { Progress } from '../download/download-services.ts'
import { exportsAddress, updateAdvisories, type AdvisoriesUpdate, type UpdateRequest } from '../download/update-advisories.ts'
import { ecosystems, type Ecosystem } from '../ecosystem.ts'
import { scannerAddress, scannerVersion } from '../scanner/scanner-release.ts'
import { advisoriesFolder, buildIndexes, listIndexes } from './advisory-sources.ts'
import { describeProgress, mebibytes } from './describe-progress.ts'
import { installSecondEngine, type ScannerFlags } from './install-second-engine.ts'

/** `galley advisories`: the index that `galley audit` looks in without a network. */
export const addAdvisories: AddCommand = (program, system, finish) => {
  const group = program.command('advisories').description('the local index of advisories').option('--data <dir>', 'the data folder')
  const folder = (): string => advisoriesFolder(system, group.opts<{ data?: string }>().data)
  group
    .command('update')
    .description("fetch OSV's advisories: what changed, or all where there are none yet")
    .argument('[ecosystems...]', 'npm, pypi; those that are here when left out, both where none is')
    .option('--from <url>', `the address of the exports; ${exportsAddress} when left out`)
    .option('--full', 'the whole export, whatever is here')
    .option('--advisories <export>', 'an export of your own instead: a zip, or a folder of records')
    .action(async (words: string[], flags: UpdateFlags) => finish(await update(system, folder(), words, flags)))
  group
    .command('scanner')
    .description('osv-scanner, a second engine beside our own')
    .command('install')
    .description(`install osv-scanner ${scannerVersion}: built by Go where it is found, else the release, its provenance verified`)
    .addOption(new Option('--by <way>', 'one of the two ways').choices(['go', 'release']))
    .option('--from <url>', `the address of the release; ${scannerAddress} when left out`)
    .action(async (flags: ScannerFlags) => finish(await installSecondEngine(system, group.opts<{ data?: string }>().data, flags)))
  group
    .command('status')
    .description('which advisories there are, and how old they are')
    .option('--json', 'for machines')
    .action((flags: { json?: boolean }) => finish(status(system, folder(), flags)))
}

interface UpdateFlags {
  readonly advisories?: string
  readonly from?: string
  readonly full?: boolean
}

async function update(system: System, folder: string, words: readonly string[], flags: UpdateFlags): Promise<ExitCode> {
  const named = words.map(parseEcosystem)
  if (flags.advisories !== undefined) {
    if (named.length > 0 || flags.from !== undefined || flags.full)
      throw fault('USAGE', { problem: 'An export of your own says itself what it holds: --advisories stands alone' })
    return build(system, folder, resolve(system.cwd, flags.advisories))
  }
  const here = listIndexes(system.fs, folder).map(({ ecosystem }) => ecosystem)
  const wanted = named.length > 0 ? [...new Set(named)] : here.length > 0 ? here : ecosystems
  const address = flags.from ?? (system.env['GALLEY_ADVISORIES_URL'] || exportsAddress)
  const failed: unknown[] = []
  for (const ecosystem of wanted)
    await fetchOne(system, { ecosystem, address, folder, full: flags.full ?? false }).catch((error: unknown) => failed.push(error))
  // The others are fetched all the same; the first that was not decides the exit.
  if (failed.length > 0) throw failed[0]
  return exit.clean
}

function parseEcosystem(word: string): Ecosystem {
  const found = ecosystems.find((ecosystem) => ecosystem.toLowerCase() === word.toLowerCase())
  if (found === undefined)
    throw fault('USAGE', { problem: `There are no advisories for "${printable(word, 40)}" here, only for npm and PyPI` })
  return found
}

async function fetchOne(system: System, request: UpdateRequest): Promise<void> {
  const { ecosystem } = request
  const watch = new AbortController()
  const stop = system.onInterrupt(() => watch.abort())
  const onProgress = (progress: Progress): void => system.redraw(`  ${ecosystem}: ${describeProgress(progress)}`)
  try {
    const { fs, fetch, clock, sleep } = system
    const done = await updateAdvisories({ fs, fetch, clock, sleep, onProgress, signal: watch.signal }, request)
    system.redraw('')
    system.out(`${describeIndex(done.header)}${describeUpdate(done)}\n`)
    if (done.how !== 'unchanged') sayUnreadable(system, done.unreadable)
  } finally {
    stop()
  }
}

async function build(system: System, folder: string, from: string): Promise<ExitCode> {
  for (const { header, left, unreadable } of await buildIndexes(system.fs, from, folder)) {
    system.out(`${describeIndex(header)}\n`)
    if (left > 0) system.say(`  ${left} records were withdrawn or speak of other ecosystems`)
    sayUnreadable(system, unreadable)
  }
  return exit.clean
}

function sayUnreadable(system: System, { count, names }: { readonly count: number; readonly names: readonly string[] }): void {
  if (count === 0) return
  system.say(
    `  ${count === 1 ? 'one record was' : `${count} records were`} unreadable and left out: ${names
      .slice(0, 3)
      .map((name) => printable(name, 100))
      .join('; ')}`,
  )
}

function describeIndex({ ecosystem, count, newest }: IndexHeader): string {
  return `${ecosystem}: ${count.toLocaleString('en')} ${count === 1 ? 'advisory' : 'advisories'}, the newest of ${newest.slice(0, 10)}`
}

function describeUpdate(done: AdvisoriesUpdate): string {
  switch (done.how) {
    case 'unchanged':
      return ', nothing new'
    case 'changes':
      return `, ${done.records} changed`
    case 'export':
      return `, ${mebibytes(done.bytes)} fetched`
  }
}

function status(system: System, folder: string, { json = false }: { json?: boolean }): ExitCode {
  const headers = listIndexes(system.fs, folder)
  if (json) system.out(`${JSON.stringify({ schema: 'galley.advisories.status/1', indexes: headers }, null, 2)}\n`)
  else if (headers.length === 0) system.out(`no advisory index: ${system.program} advisories update npm, or pypi\n`)
  else {
    const rows = headers.map(({ ecosystem, count, newest, source }) => [
      ecosystem,
      count.toLocaleString('en'),
      newest,
      ageInWords(newest, system.clock()),
      source.fetched?.address ?? source.name,
    ])
    system.out(`${table([['ECOSYSTEM', 'ADVISORIES', 'NEWEST', 'AGE', 'SOURCE'], ...rows])}\n`)
  }
  return headers.length === 0 ? exit.incomplete : exit.clean
}

/** Hours up to two days, then days. */
function ageInWords(newest: string, now: Date): string {
  const hours = Math.floor((now.getTime() - Date.parse(newest)) / 3_600_000)
  return Number.isNaN(hours) || hours < 0 ? 'unknown' : hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`
}
