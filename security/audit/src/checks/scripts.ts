import type { Finding } from '@galley/findings'
import type { LockedPackage } from '../locked-package.ts'
import { gatherManifests, reportManifestGaps } from '../installed/gather-manifests.ts'
import type { RegistryClient } from '../registry/registry-client.ts'
import type { Check, CheckContext } from './check.ts'
import { findingAt } from './finding-at.ts'
import { readScriptSettings, type ScriptSettings } from './scripts/read-script-settings.ts'

/** A package whose script the package manager would run, if it has one. */
interface Candidate {
  readonly locked: LockedPackage
  readonly settings: ScriptSettings
}

/**
 * Makes the check of packages that run code when they are installed, of those alone that the package manager would let: the policy allows
 * them by name, or they are findings; of what the project allowed for its package manager it is a note. The lockfile answers where it
 * records it, else what is installed, else the registry; else the check could not be made.
 * @param client the registry; null where nobody is asked
 */
export function createScriptsCheck(client: RegistryClient | null): Check {
  return {
    name: 'scripts',
    needs: client === null ? [] : ['registry'],
    run: async (context) => {
      const { open, candidates } = findCandidates(context)
      const recorded = candidates.filter(({ locked }) => locked.hasInstallScript !== undefined)
      const asked = candidates.filter(({ locked }) => locked.hasInstallScript === undefined)
      const settingsOf = new Map(candidates.map(({ locked, settings }) => [locked.file, settings]))
      const { known, gaps } = await gatherManifests(
        asked.map(({ locked }) => locked),
        context,
        { client, lack: 'does not record install scripts' },
      )
      const running = [
        ...recorded.flatMap(({ locked }) => (locked.hasInstallScript === true ? [locked] : [])),
        ...known.flatMap(({ package: locked, facts }) => (facts.runsCode ? [locked] : [])),
      ]
      const findings = [...open, ...running.flatMap((locked) => report(locked, settingsOf.get(locked.file)))]
      return reportManifestGaps('scripts', { findings, gaps, answered: recorded.length + known.length })
    },
  }
}

/** The check as the files alone answer it. */
export const scriptsCheck: Check = createScriptsCheck(null)

function findCandidates({ files, packages, policy, readText }: CheckContext): {
  readonly open: readonly Finding[]
  readonly candidates: readonly Candidate[]
} {
  const allowed = new Set(policy.installScripts)
  const perFile = files.map(({ path, format }) => {
    const settings = readScriptSettings(readText, path, format)
    if (settings === null) return { open: [], candidates: [] }
    const candidates = packages
      .filter(({ file, name, source }) => file === path && source.kind !== 'workspace' && !allowed.has(name))
      .filter(({ name }) => mayRun(name, settings))
      .map((locked) => ({ locked, settings }))
    return {
      open: settings.runsEverything === undefined || settings.runs === 'nothing' ? [] : [everything(path, settings.runsEverything)],
      candidates,
    }
  })
  return { open: perFile.flatMap(({ open }) => open), candidates: perFile.flatMap(({ candidates }) => candidates) }
}

function mayRun(name: string, { runs, allowed, refused }: ScriptSettings): boolean {
  return runs === 'all' ? !refused.has(name) : runs === 'allowed' && allowed.has(name)
}

function report(locked: LockedPackage, settings: ScriptSettings | undefined): readonly Finding[] {
  const own = settings?.place
  if (settings?.allowed.has(locked.name) === true)
    return [
      findingAt(locked, {
        code: 'install-script',
        severity: 'info',
        message: `runs code when it is installed, as ${own ?? 'the project'} allows`,
        evidence: { package: locked.name },
        fix: 'Read its script, and name it in "installScripts" of audit-policy.json when you know it.',
      }),
    ]
  const where = own ?? '"installScripts" of audit-policy.json'
  return [
    findingAt(locked, {
      code: 'install-script',
      severity: 'high',
      message: 'runs code when it is installed',
      evidence: { package: locked.name },
      fix: `Read its script; then allow it by name in ${where}, or install with --ignore-scripts.`,
    }),
  ]
}

function everything(file: string, setting: string): Finding {
  const message = `${setting} lets every package run code when it is installed`
  return {
    code: 'install-script',
    severity: 'high',
    subject: file,
    at: { file, line: 1 },
    message,
    evidence: { setting },
    fix: 'Take it out, and allow packages by name.',
  }
}
