import type { Check } from './check.ts'
import { findingAt } from './finding-at.ts'

/** Packages that their own authors gave up, by what the lockfile says. */
export const maintenanceCheck: Check = {
  name: 'maintenance',
  needs: [],
  run: ({ packages }) =>
    packages.flatMap((candidate) =>
      candidate.deprecated === undefined
        ? []
        : [
            findingAt(candidate, {
              code: 'unmaintained',
              severity: 'info',
              message: `is deprecated${candidate.deprecated ? `: ${candidate.deprecated}` : ''}`,
              evidence: { deprecated: candidate.deprecated },
              fix: candidate.direct
                ? 'Replace it, or move to a version that is kept.'
                : `Update ${candidate.path[0] ?? 'the package'}, which brings it.`,
            }),
          ],
    ),
}
