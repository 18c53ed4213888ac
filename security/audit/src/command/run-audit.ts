import { relative, resolve } from 'node:path'
import { dataFolder, exit, fault, type ExitCode, type System } from '@galley/command-line'
import { audit, type Audit } from '../audit.ts'
import type { Check } from '../checks/check.ts'
import { createTagsCheck } from '../checks/actions/compare-tags.ts'
import { offlineChecks } from '../checks/offline-checks.ts'
import { createRegistryChecks } from '../checks/registry-checks.ts'
import { createVulnerabilitiesCheck } from '../checks/vulnerabilities.ts'
import { exitOf } from '../exit-of.ts'
import { fault as auditFault } from '../faults.ts'
import type { AuditPolicy } from '../policy/audit-policy.ts'
import type { LockfileReadings } from '../read-lockfiles.ts'
import { findPrivateNames } from '../registry/find-private-names.ts'
import type { LoadReviewer, ReviewedUpgrades, ReviewUpgrades } from '../upgrade-reviewer.ts'
import { openAdvisories } from './advisory-sources.ts'
import type { AuditFlags } from './audit-flags.ts'
import { createAuditProgress, type AuditProgress } from './audit-progress.ts'
import { fixAudit, type FixOutcome } from './fix-audit.ts'
import { createTagLookUp } from './create-tag-look-up.ts'
import { openRegistry } from './open-registry.ts'
import { placeInRepository } from './place-in-repository.ts'
import { readAuditPolicy } from './read-audit-policy.ts'
import { readProject } from './read-project.ts'
import { secondEngine } from './second-engine.ts'
import { writeReports } from './write-reports.ts'

/** An audit that is under way: its files and rules, and the world that it sees. */
interface Prepared {
  /** The machine, with the network that the progress counts. */
  readonly system: System
  readonly progress: AuditProgress
  readonly policy: AuditPolicy
  readonly file: string
  readonly folder: string
  readonly source: LockfileReadings
  readonly folders: readonly string[]
  /** Changes since the state that `--since` names. */
  readonly upgrades: ReviewedUpgrades | undefined
  readonly signal: AbortSignal
}

/** Audits the paths as the flags ask, prints the report, and answers the exit code. */
export async function runAudit(system: System, paths: readonly string[], flags: AuditFlags, load: LoadReviewer): Promise<ExitCode> {
  if (flags.write && !flags.fix) throw fault('USAGE', { problem: '--write belongs to --fix' })
  const watch = new AbortController()
  const stop = system.onInterrupt(() => watch.abort())
  const progress = createAuditProgress(system, { isQuiet: flags.quiet === true })
  try {
    const reviewer = flags.since === undefined ? null : await load()
    if (flags.since !== undefined && reviewer === null)
      throw auditFault('UPGRADE_MISSING', { program: system.program, version: system.version })
    const { policy, file, folder } = readAuditPolicy(system, flags.policy, paths[0] ?? '.')
    progress.step('reading lockfiles')
    const source = await readProject(system, paths.length > 0 ? paths : ['.'], { exclude: policy.exclude, folder })
    const folders = paths.map((path) => resolve(system.cwd, path))
    const watched = { ...system, fetch: progress.fetch }
    const asked = { system: watched, progress, policy, file, folder, source, folders, signal: watch.signal }
    const upgrades = reviewer === null ? undefined : await review(reviewer.reviewUpgrades, asked, { ...flags, paths })
    const prepared: Prepared = { ...asked, upgrades }
    const made = await makeAudit(prepared, flags)
    progress.end()
    if (watch.signal.aborted) return exit.interrupted
    writeReports(system, flags, { made, place: placeInRepository(system.fs, source.base, folders[0] ?? system.cwd) })
    if (!flags.fix) return exitOf(made.report, flags.failOn ?? policy.failOn)
    const { report, isProven } = await fix(prepared, flags, { made, paths })
    return isProven ? exitOf(report, flags.failOn ?? policy.failOn) : exit.incomplete
  } finally {
    progress.end()
    stop()
  }
}

/** Compares with the state that `--since` names. An archive that cannot be opened counts where nobody said to ask no registry. */
async function review(
  reviewUpgrades: ReviewUpgrades,
  { system, progress, policy, folder, source, signal }: Omit<Prepared, 'upgrades'>,
  flags: AuditFlags & { readonly paths: readonly string[] },
): Promise<ReviewedUpgrades> {
  const offline = flags.offline ?? policy.offline
  const isNamed = flags.only?.includes('upgrades') ?? policy.checks.upgrades === true
  return await reviewUpgrades(system, {
    since: flags.since ?? '',
    source,
    paths: flags.paths.length > 0 ? flags.paths : ['.'],
    policy,
    exclude: policy.exclude.map((path) => resolve(folder, path)),
    client: offline ? null : openRegistry(system, { project: folder, data: flags.data }),
    data: dataFolder(system, flags.data),
    omit: flags.omit,
    mustOpen: !offline || isNamed,
    signal,
    onProgress: progress.step,
  })
}

/** Audits the packages as a fix makes them for vulnerabilities alone: that is its purpose. */
async function fix(
  prepared: Prepared,
  flags: AuditFlags,
  { made, paths }: { readonly made: Audit; readonly paths: readonly string[] },
): Promise<FixOutcome> {
  const { system, source, folder, signal, progress, policy } = prepared
  const again = (files: typeof source.files): Promise<Audit> =>
    makeAudit({ ...prepared, upgrades: undefined, source: { ...source, files } }, { ...flags, only: ['vulnerabilities'] })
  const registry = (flags.offline ?? policy.offline) ? null : openRegistry(system, { project: folder, data: flags.data })
  const json = flags.json === true || flags.format === 'json'
  return await fixAudit(system, { made, source, paths, registry, again, signal, progress }, { write: flags.write === true, json })
}

/** The reason why `upgrades` cannot be made where it is asked for by the policy or `--only` alone. */
const noState = { upgrades: { reason: 'no earlier state is named to compare with', fix: 'Name one with --since.' } }

async function makeAudit(prepared: Prepared, flags: AuditFlags): Promise<Audit> {
  const { system, progress, policy, source, signal } = prepared
  const packages = source.files.flatMap(({ parsed }) => parsed.packages)
  const offline = flags.offline ?? policy.offline
  const checks = offline ? offlineChecks : [...onlineChecks(prepared, flags), ...tagsCheck(prepared)]
  const common = {
    files: source.files,
    workflows: source.workflows,
    readText: source.readText,
    policy,
    policyFile: relative(source.base, resolve(system.fs.realpathSync(system.cwd), prepared.file)),
    offline,
    omit: flags.omit,
    upgrades: prepared.upgrades,
    clock: system.clock,
    signal,
    onProgress: progress.checks,
    ...(flags.only ? { only: flags.only } : {}),
  }
  const begin = (): void => progress.audit(packages.length, source.files.length)
  const isAsked = flags.only ? flags.only.includes('vulnerabilities') : policy.checks.vulnerabilities !== false
  if (!isAsked) {
    begin()
    return audit({ ...common, checks, missing: noState })
  }
  progress.step('opening the advisories')
  const isOwn = findPrivateNames({ packages, policy, readText: source.readText })
  const ecosystems = [...new Set(packages.map(({ ecosystem }) => ecosystem))]
  const advisories = await openAdvisories(system, { ...flags, offline, ecosystems, isPrivate: ({ name }) => isOwn(name) })
  begin()
  try {
    const { sources, databases, missing } = advisories
    const second = secondEngine(system, { sources, databases, untrusted: [system.cwd, ...prepared.folders], data: flags.data, signal })
    return await audit({
      ...common,
      checks: missing === undefined ? [...checks, createVulnerabilitiesCheck({ sources })] : checks,
      missing: { ...noState, ...(missing === undefined ? {} : { vulnerabilities: missing }) },
      advisories: sources.map(({ origin }) => origin),
      second,
    })
  } finally {
    advisories.close()
  }
}

/** Tags are compared only where the policy says so: their servers learn what a project uses. */
const tagsCheck = ({ system, policy }: Prepared): readonly Check[] =>
  policy.actions.compareTags ? [createTagsCheck(createTagLookUp(system))] : []

/** Those of a registry beside those of the files; its licences and names take the place of the lockfile's alone. */
function onlineChecks({ system, folder }: Prepared, flags: AuditFlags): readonly Check[] {
  const client = openRegistry(system, { project: folder, data: flags.data })
  const online = createRegistryChecks(client)
  // What a registry adds to `maintenance` comes beside what the lockfile says.
  const isReplaced = ({ name }: Check): boolean => name !== 'maintenance' && online.some((check) => check.name === name)
  return [...offlineChecks.filter((check) => !isReplaced(check)), ...online]
}
