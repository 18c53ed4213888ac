import { join, resolve } from 'node:path'
import { dataFolder, exit, fault as wrongUse, readTextFile, type AddCommand, type System } from '@galley/command-line'
import { readRecording, testWall, vetFile, type GivenAnswers, type VetReport } from '@galley/runtime'
import { plural } from '@galley/sdk'
import { findProject } from '../adapters/find-project.ts'
import { fault } from '../faults.ts'
import { factsInWords } from '../show/plugin-facts.ts'

interface Flags {
  readonly key: string
  readonly policy?: string
  readonly answers?: string
  readonly against?: string
  readonly days: string
  readonly offline?: boolean
  readonly yes?: boolean
}

/** `galley plugin vet`: a reviewer's look at a release, and then, when they agree, their verdict. */
export const addPluginVet: AddCommand = (group, system, finish) => {
  group
    .command('vet <file>')
    .description('look at a release as a reviewer: packages, name, permissions, every operation behind the wall; then sign the verdict')
    .requiredOption('--key <name>', 'the signing key, of galley key list')
    .option('--policy <file>', "the trust policy that names the author; this project's when left out")
    .option('--answers <file>', 'what the plugin is given while it is tried: inputs by operation, pages by address, answers of the model')
    .option('--against <file>', 'a recording of an earlier release, on the same answers: what this one asks for beside it is shown')
    .option('--days <n>', 'days for which the verdict counts', '180')
    .option('--offline', "advisories from this machine's index only")
    .option('--yes', 'sign without being asked, when nothing is unexplained and the audit is complete and clean')
    .action(async (file: string, flags: Flags) => {
      const days = Number(flags.days)
      if (!Number.isInteger(days) || days < 1 || days > 730)
        throw wrongUse('USAGE', { problem: '--days is not a whole number from 1 to 730' })
      const policy = flags.policy === undefined ? join(findProject(system).dir, 'trust-policy.json') : resolve(system.cwd, flags.policy)
      const node = { execPath: system.execPath }
      const wall = testWall({ node })
      const services = {
        ...system,
        dataDir: dataFolder(system, group.opts<{ data?: string }>().data),
        offline: flags.offline ?? false,
        node,
        wall: async () => wall,
      }
      const report = await vetFile(services, resolve(system.cwd, file), policy, {
        given: answersFrom(system, flags.answers),
        against: recordingFrom(system, flags.against),
      })
      for (const line of reportInWords(report)) system.say(line)
      if (!(await agree(system, report, { yes: flags.yes ?? false }))) {
        const isLeft = flags.yes === true && system.ask === undefined
        system.say(
          `Nothing was signed${isLeft ? ': `--yes` signs only where nothing above is marked !, ? or +. Give what was missing with `--answers FILE`, or decide at a terminal' : ''}.`,
        )
        return finish(exit.findings)
      }
      const { recordingFile, until } = report.sign(flags.key, days)
      system.say(
        `${flags.key} vouches for ${report.facts.name} ${report.facts.version} until ${until.slice(0, 10)}, in ${file}.bundles.jsonl.`,
      )
      system.say(`  What it asked for is in ${recordingFile}; the verdict names its digest.`)
      finish(exit.clean)
    })
}

function recordingFrom(system: System, file: string | undefined): ReturnType<typeof readRecording> {
  if (file === undefined) return null
  const recording = readRecording(readTextFile(system, resolve(system.cwd, file)))
  if (recording === null) throw wrongUse('USAGE', { problem: `${file} is no recording of \`galley plugin vet\`` })
  return recording
}

function answersFrom(system: System, file: string | undefined): GivenAnswers {
  const none = { inputs: {}, fetch: {}, model: [] }
  if (file === undefined) return none
  try {
    return { ...none, ...(JSON.parse(readTextFile(system, resolve(system.cwd, file))) as Partial<GivenAnswers>) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw wrongUse('USAGE', { problem: `${file} is not JSON: ${error.message}` }, { cause: error })
  }
}

async function agree(system: System, { facts, bill, unexplained, asks }: VetReport, { yes }: { readonly yes: boolean }): Promise<boolean> {
  const isMade = bill.coverage.checks.every(({ name, state }) => state === 'done' || name !== 'vulnerabilities')
  const isSame = (asks?.added ?? []).length === 0
  const isClean = unexplained.length === 0 && isSame && bill.complete && isMade && bill.findings.length === 0
  if (yes && isClean) return true
  if (system.ask === undefined) {
    if (yes) return false
    throw fault('CONSENT_MISSING', { name: facts.name, why: 'nobody sits at a terminal to be asked' })
  }
  const doubt = isClean ? '' : ', with what is marked !, ? or + above'
  return /^y(?:es)?$/i.test((await system.ask(`Vouch for ${facts.name} ${facts.version}${doubt}? [y/N]`)).trim())
}

function reportInWords({ facts, bill, recording, unexplained, asks }: VetReport): readonly string[] {
  const { operations, calls } = recording
  const unmade = bill.coverage.checks.filter(({ name, state }) => state === 'failed' || (name === 'vulnerabilities' && state !== 'done'))
  return [
    ...factsInWords(facts),
    `  audit     ${plural(bill.coverage.packages, 'package')}, ${plural(bill.findings.length, 'finding')}${bill.complete ? '' : ', not complete'}`,
    ...bill.findings.map(({ severity, code, subject, message }) => `    ! ${severity} ${code} ${subject}: ${message}`),
    ...unmade.map(({ name, reason = 'was not asked' }) => `    ? ${name}: ${reason}`),
    '  tried behind the wall, with a host that reaches nothing',
    ...operations.map(
      ({ operation, fault: refusal }) =>
        `    ${operation}: ${refusal === null ? 'answered' : refusal.message.replace(/\.$/, '')}${askedInWords(operation, calls)}`,
    ),
    ...asksInWords(asks),
    ...(unexplained.length === 0
      ? ['  nothing is unexplained']
      : ['  not explained', ...unexplained.map((sentence) => `    ! ${sentence}`)]),
  ]
}

function asksInWords(asks: VetReport['asks']): readonly string[] {
  if (asks === null) return []
  if (asks.added.length + asks.removed.length === 0) return ['  it asks for what the earlier release asked for']
  return ['  against the earlier release', ...asks.added.map((fact) => `    + ${fact}`), ...asks.removed.map((fact) => `    - ${fact}`)]
}

function askedInWords(operation: string, calls: VetReport['recording']['calls']): string {
  const own = calls.filter((call) => call.operation === operation)
  if (own.length === 0) return ', and asked for nothing'
  return `, and asked for ${own.map(({ kind, request }) => `${kind} ${subjectOf(request)}`.trim()).join('; ')}`
}

function subjectOf(request: unknown): string {
  const { url, address, query } = request as { url?: string; address?: string; query?: string }
  return url ?? address ?? query ?? ''
}
