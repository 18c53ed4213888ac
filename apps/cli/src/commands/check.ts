import { resolve } from 'node:path'
import { printable } from '@galley/findings'
import { checkNames, explainReason, type Ecosystem, type NameVerdict } from '@galley/typosquat'
import { Option } from 'commander'
import { exit, type ExitCode } from '../exit.ts'
import { readTextFile } from '../adapters/text-files.ts'
import { fault } from '../faults.ts'
import type { System } from '../system.ts'
import type { AddCommand } from './command.ts'

interface Flags {
  readonly from?: string
  readonly proposed?: boolean
  readonly data?: string
  readonly json?: boolean
  readonly failOn: 'block' | 'warn'
}

interface PackageName {
  readonly ecosystem: Ecosystem
  readonly name: string
}

/** Characters of a package name: npm allows 214, and PyPI has no longer ones. */
const maxNameChars = 214
/** Names of one call. */
const maxNames = 100_000
/** Verdicts that are all shown; of more than these, those that say nothing are only counted. */
const maxShown = 25

/** `galley check`: tells imitations from names that are meant. Offline, and quick enough for a hook before each install. */
export const addCheck: AddCommand = (program, system, finish) => {
  program
    .command('check')
    .description('is this package name an imitation? npm:NAME or pypi:NAME')
    .argument('[names...]', 'npm:expresss, pypi:reqeusts')
    .option('--from <file>', 'names from a file, one a line; "-" reads stdin')
    .option('--proposed', 'a language model proposed them: asks the registry, refuses what does not exist or is younger than 30 days')
    .option('--data <dir>', 'the data folder, where answers of registries are kept')
    .option('--json', 'one JSON object a line, galley.name/1')
    .addOption(new Option('--fail-on <verdict>', 'the verdict that makes exit 1').choices(['block', 'warn']).default('block'))
    .addHelpText(
      'after',
      '\nExamples:\n  galley check npm:expresss pypi:reqeusts\n  pip freeze | sed "s/^/pypi:/; s/=.*//" | galley check --from -',
    )
    .action(async (names: string[], flags: Flags) => finish(await check(system, names, flags)))
}

async function check(system: System, names: readonly string[], flags: Flags): Promise<ExitCode> {
  const lines = flags.from === undefined ? [] : await readNames(system, flags.from)
  const asked = [...names, ...lines].map(parseName)
  if (asked.length === 0) throw fault('USAGE', { problem: 'check needs a name: npm:NAME, pypi:NAME, or --from FILE' })
  if (asked.length > maxNames) throw fault('USAGE', { problem: `check takes at most ${maxNames} names at once` })
  const verdicts = flags.proposed ? await checkProposed(system, asked, flags.data) : checkNames(asked)
  system.out(verdicts.map((verdict) => (flags.json ? `${JSON.stringify(verdict)}\n` : printVerdict(verdict, verdicts.length))).join(''))
  const worst = new Set(verdicts.map(({ verdict }) => verdict))
  if (!flags.json && verdicts.length > maxShown) system.say(summarise(verdicts))
  return worst.has('block') || (flags.failOn === 'warn' && worst.has('warn')) ? exit.findings : exit.clean
}

/** Asks the registry about names that are not well known; its client is loaded for this alone. */
async function checkProposed(system: System, asked: readonly PackageName[], data: string | undefined): Promise<readonly NameVerdict[]> {
  const { checkProposedNames } = await import('../adapters/proposed-names.ts')
  const watch = new AbortController()
  const stop = system.onInterrupt(() => watch.abort())
  try {
    return await checkProposedNames(system, asked, { data, signal: watch.signal })
  } finally {
    stop()
  }
}

async function readNames(system: System, file: string): Promise<readonly string[]> {
  const text = file === '-' ? await system.readStdin() : readTextFile(resolve(system.cwd, file))
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

function parseName(text: string): PackageName {
  const { ecosystem, name } = /^(?<ecosystem>npm|pypi):(?<name>.+)$/isu.exec(text)?.groups ?? {}
  if (ecosystem === undefined || name === undefined)
    throw fault('USAGE', { problem: `"${printable(text, 100)}" is not npm:NAME or pypi:NAME` })
  if (name.length > maxNameChars)
    throw fault('USAGE', { problem: `"${printable(text, 100)}" is longer than any package name (${maxNameChars} characters)` })
  return { ecosystem: ecosystem.toLowerCase() as Ecosystem, name }
}

/** Verdicts as they are printed, equally wide. */
const verdictLabels = { block: 'BLOCK', warn: 'WARN ', info: 'info ', none: 'ok   ' } as const

/** Prints a verdict, the name that was meant, and each reason with its points. */
function printVerdict({ ecosystem, name, verdict, target, score, reasons }: NameVerdict, count: number): string {
  if (verdict === 'none' && count > maxShown) return ''
  const meant = verdict === 'none' || target === undefined ? '' : `  you may mean ${printable(target)}`
  const head = `${verdictLabels[verdict]} ${ecosystem}:${printable(name)}${meant}\n`
  if (verdict === 'none') return head
  const points = reasons.map((reason) => `${printable(explainReason(reason, ecosystem))} ${signed(reason.points)}`).join(', ')
  return `${head}      ${signed(score)} = ${points}\n`
}

const signed = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`

function summarise(verdicts: readonly NameVerdict[]): string {
  const count = (tier: NameVerdict['verdict']): number => verdicts.filter(({ verdict }) => verdict === tier).length
  return `  ${verdicts.length} names: ${count('block')} block, ${count('warn')} warn, ${count('info')} info, ${count('none')} without anything to say`
}
