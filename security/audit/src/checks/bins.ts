import type { Check } from './check.ts'
import { findingAt } from './finding-at.ts'
import { knownCommands } from './known-commands.ts'

/** Commands that a package installs under the name of a program that people and scripts call. */
export const binsCheck: Check = {
  name: 'bins',
  needs: [],
  run: ({ packages }) =>
    packages.flatMap((candidate) =>
      (candidate.bin ?? [])
        .filter((command) => {
          const owners = Object.hasOwn(knownCommands, command) ? knownCommands[command] : undefined
          return owners !== undefined && !owners.includes(candidate.name)
        })
        .map((command) =>
          findingAt(candidate, {
            code: 'bin-shadow',
            severity: 'medium',
            message: `installs the command ${command}, the name of a known program`,
            evidence: { command, owners: knownCommands[command] ?? [] },
            fix: `Make sure that scripts which call ${command} mean this package, or do without it.`,
          }),
        ),
    ),
}
