import { resolve } from 'node:path'
import { fault, writeTextFile, type ExitCode, type System } from '@galley/command-line'
import { describeSummary } from '@galley/findings'
import { audit as makeAudit, type Audit } from '../audit.ts'
import type { Check } from '../checks/check.ts'
import { offlineChecks } from '../checks/offline-checks.ts'
import { createRegistryChecks } from '../checks/registry-checks.ts'
import { createVulnerabilitiesCheck } from '../checks/vulnerabilities.ts'
import { exitOf } from '../exit-of.ts'
import type { AuditPolicy } from '../policy/audit-policy.ts'
import type { LockfileReadings } from '../read-lockfiles.ts'
import { findPrivateNames } from '../registry/find-private-names.ts'
import { openAdvisories } from './advisory-sources.ts'
import type { AuditFlags } from './audit-flags.ts'
import { fixAudit } from './fix-audit.ts'
import { openRegistry } from './open-registry.ts'
import { printAudit } from './print-audit.ts'
import { readAuditPolicy } from './read-audit-policy.ts'
import { readProject } from './read-project.ts'
import { secondEngine } from './second-engine.ts'

/** Audits the paths as the flags ask, prints the report, and answers the exit code. */
export async function runAudit(system: System, paths: readonly string[], flags: AuditFlags): Promise<ExitCode> {
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
  flags: AuditFlags,
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

async function makeChecks(system: System, flags: AuditFlags, request: Prepared): Promise<Audit> {
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
function onlineChecks(system: System, flags: AuditFlags, project: string): readonly Check[] {
  const client = openRegistry(system, { project, data: flags.data })
  return [...offlineChecks.filter(({ name }) => name !== 'licences' && name !== 'names'), ...createRegistryChecks(client)]
}

function write(system: System, flags: AuditFlags, made: Audit): void {
  const format = flags.json ? 'json' : flags.format
  const text = printAudit(system, made, format)
  if (text === null) return system.say('  No vulnerability was found, and OpenVEX can state nothing else.')
  if (flags.output === undefined) return system.out(text)
  const file = resolve(system.cwd, flags.output)
  writeTextFile(system, file, text)
  if (!flags.quiet) system.say(`  ${describeSummary(made.report)} (${file})`)
}
