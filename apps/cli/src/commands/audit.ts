import { resolve } from 'node:path'
import {
  audit as makeAudit,
  checkNames,
  exitOf,
  findPrivateNames,
  offlineChecks,
  createRegistryChecks,
  createVulnerabilitiesCheck,
  type Audit,
  type AuditPolicy,
  type Check,
  type CheckName,
  type LockfileReadings,
} from '@galley/audit'
import { describeSummary, severities } from '@galley/findings'
import { InvalidArgumentError, Option } from 'commander'
import type { ExitCode } from '../exit.ts'
import { fault } from '../faults.ts'
import { openAdvisories } from '../adapters/advisory-sources.ts'
import { readAuditPolicy } from '../adapters/audit-policy.ts'
import { fixAudit } from '../adapters/fix-audit.ts'
import { readProject } from '../adapters/read-project.ts'
import { openRegistry } from '../adapters/registry.ts'
import { secondEngine } from '../adapters/second-engine.ts'
import { writeTextFile } from '../adapters/text-files.ts'
import { auditFormats, printAudit, type AuditFormat } from '../show/audit.ts'
import type { System } from '../system.ts'
import type { AddCommand } from './command.ts'

interface Flags {
  readonly only?: readonly CheckName[]
  readonly format: AuditFormat
  readonly json?: boolean
  readonly offline?: boolean
  readonly failOn?: AuditPolicy['failOn']
  readonly policy?: string
  readonly advisories?: string
  readonly output?: string
  readonly data?: string
  readonly quiet?: boolean
  readonly fix?: boolean
  readonly write?: boolean
}

/** `galley audit`: dependencies before deploy, of any npm or PyPI project. */
export const addAudit: AddCommand = (program, system, finish) => {
  program
    .command('audit')
    .description('dependencies before deploy: every package seen, nothing green by blindness')
    .argument('[paths...]', 'folders, lockfiles, SBOMs or tarballs; this folder when left out')
    .option('--only <checks>', `only these checks, with commas: ${checkNames.join(', ')}`, parseOnly)
    .addOption(new Option('--format <format>', 'how to print it').choices(auditFormats).default('text'))
    .option('--json', 'the same as --format json')
    .option('--offline', 'ask no registry and no service')
    .option('--no-offline', 'ask them, whatever the policy says')
    .addOption(new Option('--fail-on <severity>', 'the severity that makes exit 1').choices([...severities, 'none']))
    .option('--policy <file>', 'audit-policy.json; the nearest at or above the audited folder when left out')
    .option('--advisories <export>', 'an OSV export, zip or folder, instead of the index of this machine')
    .option('-o, --output <file>', 'write it to a file, and one line of it to stderr')
    .option('--fix', 'show the smallest change that clears what newer versions clear, as a diff')
    .option('--write', 'with --fix: write that change; installing it is up to you')
    .option('--data <dir>', 'the data folder')
    .option('--quiet', 'nothing on stderr')
    .addHelpText(
      'after',
      '\nExit: 0 clean, 1 findings, 2 wrong use, 3 something could not be checked.\n\nExamples:\n  galley audit\n  galley audit --only names,integrity,sources,scripts\n  galley audit apps/web --format sarif -o audit.sarif',
    )
    .action(async (paths: string[], flags: Flags) => finish(await audit(system, paths, flags)))
}

function parseOnly(text: string): readonly CheckName[] {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
  const unknown = words.find((word) => !(checkNames as readonly string[]).includes(word))
  if (unknown !== undefined || words.length === 0)
    throw new InvalidArgumentError(`There is no check "${unknown ?? ''}". There are: ${checkNames.join(', ')}.`)
  return words as CheckName[]
}

async function audit(system: System, paths: readonly string[], flags: Flags): Promise<ExitCode> {
  if (flags.write && !flags.fix) throw fault('USAGE', { problem: '--write belongs to --fix' })
  const watch = new AbortController()
  const stop = system.onInterrupt(() => watch.abort())
  try {
    const { policy, file, folder } = readAuditPolicy(system, flags.policy, paths[0] ?? '.')
    const source = await readProject(system, paths.length > 0 ? paths : ['.'], { exclude: policy.exclude, folder })
    const folders = paths.map((path) => resolve(system.cwd, path))
    const prepared: Prepared = { policy, file, folder, source, folders, signal: watch.signal }
    const made = await makeChecks(system, flags, prepared)
    if (!flags.fix || flags.output !== undefined) write(system, flags, made)
    if (flags.fix) await fix(system, flags, { prepared, made, paths })
    return exitOf(made.report, flags.failOn ?? policy.failOn)
  } finally {
    stop()
  }
}

/** The packages as they would be are audited for vulnerabilities alone: nothing else of them is known before they are installed. */
async function fix(
  system: System,
  flags: Flags,
  { prepared, made, paths }: { readonly prepared: Prepared; readonly made: Audit; readonly paths: readonly string[] },
): Promise<void> {
  const { source, folder } = prepared
  const again = (files: typeof source.files): Promise<Audit> =>
    makeChecks(system, { ...flags, only: ['vulnerabilities'] }, { ...prepared, source: { ...source, files } })
  const registry = flags.offline ? null : openRegistry(system, { project: folder, data: flags.data })
  const json = flags.json === true || flags.format === 'json'
  await fixAudit(system, { made, source, paths, registry, again }, { write: flags.write === true, json })
}

interface Prepared {
  readonly policy: AuditPolicy
  readonly file: string
  readonly folder: string
  readonly source: LockfileReadings
  readonly folders: readonly string[]
  readonly signal: AbortSignal
}

async function makeChecks(system: System, flags: Flags, request: Prepared): Promise<Audit> {
  const { policy, source, signal } = request
  const offline = flags.offline ?? policy.offline
  const checks = offline ? offlineChecks : onlineChecks(system, flags, request.folder)
  const common = {
    files: source.files,
    readText: source.readText,
    policy,
    policyFile: request.file,
    offline,
    clock: system.clock,
    signal,
    ...(flags.only ? { only: flags.only } : {}),
  }
  const isAsked = flags.only ? flags.only.includes('vulnerabilities') : policy.checks.vulnerabilities !== false
  if (!isAsked) return makeAudit({ ...common, checks })
  const isOwn = findPrivateNames({ packages: source.files.flatMap(({ parsed }) => parsed.packages), policy, readText: source.readText })
  const advisories = await openAdvisories(system, { ...flags, offline, isPrivate: ({ name }) => isOwn(name) })
  try {
    const { sources, databases, missing } = advisories
    const second = secondEngine(system, { sources, databases, untrusted: [system.cwd, ...request.folders], data: flags.data, signal })
    return await makeAudit({
      ...common,
      checks: missing === undefined ? [...checks, createVulnerabilitiesCheck({ sources })] : checks,
      ...(missing === undefined ? {} : { missing: { vulnerabilities: missing } }),
      advisories: sources.map(({ origin }) => origin),
      second,
    })
  } finally {
    advisories.close()
  }
}

/** Those of a registry beside those of the files; its licences take the place of the lockfile's alone. */
function onlineChecks(system: System, flags: Flags, project: string): readonly Check[] {
  const client = openRegistry(system, { project, data: flags.data })
  return [...offlineChecks.filter(({ name }) => name !== 'licences'), ...createRegistryChecks(client)]
}

function write(system: System, flags: Flags, made: Audit): void {
  const format = flags.json ? 'json' : flags.format
  const text = printAudit(system, made, format)
  if (text === null) return system.say('  No vulnerability was found, and OpenVEX can state nothing else.')
  if (flags.output === undefined) return system.out(text)
  const file = resolve(system.cwd, flags.output)
  writeTextFile(file, text)
  if (!flags.quiet) system.say(`  ${describeSummary(made.report)} (${file})`)
}
