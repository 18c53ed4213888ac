import type { Finding } from '@galley/findings'
import { gatherManifests, reportManifestGaps } from '../installed/gather-manifests.ts'
import type { LockedPackage } from '../locked-package.ts'
import type { RegistryClient } from '../registry/registry-client.ts'
import type { Check } from './check.ts'
import { findingAt } from './finding-at.ts'
import { knownCommands } from './known-commands.ts'

/**
 * Makes the check of commands that a package installs under the name of a program that people and scripts call. yarn 1 does not record
 * commands, and pnpm not their names: what is installed answers, else the registry; else the check could not be made.
 * @param client the registry; null where nobody is asked
 */
export function createBinsCheck(client: RegistryClient | null): Check {
  return {
    name: 'bins',
    needs: client === null ? [] : ['registry'],
    run: async (context) => {
      const silent = new Set(context.files.filter(({ format }) => format === 'pnpm' || format === 'yarn-classic').map(({ path }) => path))
      const isOpen = ({ file, source, hasBin }: LockedPackage): boolean =>
        silent.has(file) && source.kind !== 'workspace' && (hasBin === true || hasBin === undefined)
      const recorded = context.packages.filter((locked) => !isOpen(locked))
      const { known, gaps } = await gatherManifests(context.packages.filter(isOpen), context, { client, lack: 'does not name commands' })
      const findings = [
        ...recorded.flatMap((locked) => report(locked, locked.bin ?? [])),
        ...known.flatMap(({ package: locked, facts }) => report(locked, facts.commands)),
      ]
      return reportManifestGaps('bins', { findings, gaps, answered: recorded.length + known.length })
    },
  }
}

/** The check as the files alone answer it. */
export const binsCheck: Check = createBinsCheck(null)

function report(locked: LockedPackage, commands: readonly string[]): readonly Finding[] {
  return commands.flatMap((command) => {
    const owners = Object.hasOwn(knownCommands, command) ? knownCommands[command] : undefined
    if (owners === undefined || owners.includes(locked.name)) return []
    return [
      findingAt(locked, {
        code: 'bin-shadow',
        severity: 'medium',
        message: `installs the command ${command}, the name of a known program`,
        evidence: { command, owners },
        fix: `Make sure that scripts which call ${command} mean this package, or do without it.`,
      }),
    ]
  })
}
