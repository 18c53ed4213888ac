import type { Finding } from '@galley/findings'
import type { LockedPackage } from '../locked-package.ts'
import type { Check, CheckContext } from './check.ts'
import { findingAt } from './finding-at.ts'
import { readScriptSettings, type ScriptSettings } from './read-script-settings.ts'

/** Packages that run code when they are installed, and that neither the policy nor the package manager's own list names. */
export const scriptsCheck: Check = {
  name: 'scripts',
  needs: [],
  run: (context) => context.files.flatMap(({ path }) => checkFile(context, path)),
}

function checkFile({ packages, policy, readText }: CheckContext, file: string): readonly Finding[] {
  const settings = readScriptSettings(readText, file)
  const members = packages.filter((candidate) => candidate.file === file)
  const open = settings.runsEverything ? [everything(file, settings.runsEverything)] : []
  if (settings.runsNothing) return open
  const decided = new Set([...policy.installScripts, ...settings.decided])
  const running = members.filter(
    ({ hasInstallScript, name, source }) => hasInstallScript && source.kind !== 'workspace' && !decided.has(name),
  )
  return [...open, ...running.map((candidate) => report(candidate, settings))]
}

function report(candidate: LockedPackage, { place }: ScriptSettings): Finding {
  const where = place ?? '"installScripts" of audit-policy.json'
  return findingAt(candidate, {
    code: 'install-script',
    severity: 'high',
    message: 'runs code when it is installed',
    evidence: { package: candidate.name },
    fix: `Read its script; then allow it by name in ${where}, or install with --ignore-scripts.`,
  })
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
