import { resolve } from 'node:path'
import { exit, fault, readTextFile, type ExitCode, type System } from '@galley/command-line'
import { checkNames, type AskedName, type NameVerdict } from '@galley/typosquat'
import { printVerdict } from '../names/print-verdict.ts'
import { readNames } from '../names/read-names.ts'
import { readSpec } from '../names/read-spec.ts'

/** Flags of `galley check`. */
export interface CheckFlags {
  readonly from?: string
  readonly facts?: string
  readonly proposed?: boolean
  readonly data?: string
  readonly json?: boolean
  readonly verbose?: boolean
  readonly failOn: 'block' | 'warn' | 'info'
}

/** Verdict that makes exit 1 where none is named. */
export const defaultFailOn = 'block'

/** Verdicts, the mildest first. */
const severities: readonly NameVerdict['verdict'][] = ['none', 'info', 'warn', 'block']

/** Names of one call. */
const maxNames = 100_000
/** Verdicts that are all shown; of more than these, those that say nothing are only counted. */
const maxShown = 25

/** Judges the names of a call and prints the verdicts. */
export async function checkNamed(
  system: System,
  names: readonly string[],
  flags: CheckFlags = { failOn: defaultFailOn },
): Promise<ExitCode> {
  const read = flags.from === undefined ? { names: [], unregistered: 0 } : await readNames(system, flags.from)
  const named = [...names.map(readSpec), ...read.names].map((one) => [`${one.ecosystem}:${one.name}`, one] as const)
  const asked = [...new Map(named).values()]
  if (asked.length === 0) throw fault('USAGE', { problem: '`check` needs a name: npm:NAME, pypi:NAME, or --from FILE' })
  if (asked.length > maxNames) throw fault('USAGE', { problem: `\`check\` takes at most ${maxNames} names at once` })
  const verdicts = flags.proposed || flags.facts !== undefined ? await checkByFacts(system, asked, flags) : checkNames(asked)
  system.out(
    verdicts
      .map((verdict) =>
        flags.json
          ? `${JSON.stringify(verdict)}\n`
          : verdict.verdict === 'none' && verdicts.length > maxShown
            ? ''
            : printVerdict(verdict, { isVerbose: flags.verbose ?? false }),
      )
      .join(''),
  )
  if (!flags.json && verdicts.length > maxShown) system.say(summarise(verdicts))
  if (read.unregistered > 0) system.say(`  ${read.unregistered} more that no registry serves: nobody looks their names up`)
  return verdicts.some(({ verdict }) => severities.indexOf(verdict) >= severities.indexOf(flags.failOn)) ? exit.findings : exit.clean
}

/** Judges with facts, from a file or the registry; both are loaded for this alone. */
async function checkByFacts(system: System, asked: readonly AskedName[], flags: CheckFlags): Promise<readonly NameVerdict[]> {
  const [{ checkWithFacts }, { readFacts }] = await Promise.all([
    import('../adapters/check-with-facts.ts'),
    import('../names/read-facts.ts'),
  ])
  const factsOf = readFacts(flags.facts === undefined ? '' : readTextFile(system, resolve(system.cwd, flags.facts)))
  const watch = new AbortController()
  const stop = system.onInterrupt(() => watch.abort())
  try {
    return await checkWithFacts(system, asked, { factsOf, proposed: flags.proposed ?? false, data: flags.data, signal: watch.signal })
  } finally {
    stop()
  }
}

function summarise(verdicts: readonly NameVerdict[]): string {
  const count = (tier: NameVerdict['verdict']): number => verdicts.filter(({ verdict }) => verdict === tier).length
  return `  ${verdicts.length} names: ${count('block')} block, ${count('warn')} warn, ${count('info')} info, ${count('none')} without anything to say`
}
