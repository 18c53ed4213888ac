import type { Grant } from '../grant/grant.ts'
import type { RunScope } from '../run-scope.ts'

/**
 * What a plugin's `host` holds in one call: what it is granted, as far as the run has it. A tool that answers another
 * plugin may fetch and open files and asks nobody else: a plugin never calls a plugin, and it ends at depth 2.
 */
export function capabilitiesOf({ permissions }: Grant, run: RunScope | null, depth: 0 | 1): readonly string[] {
  if (run === null) return []
  const asking =
    depth === 1
      ? []
      : [
          ...(permissions.search ? ['search'] : []),
          ...(permissions.read ? ['read', 'text'] : []),
          ...(permissions.model && run.model ? ['model'] : []),
        ]
  const reaching = [...(permissions.fetch ? ['fetch'] : []), ...(permissions.files && run.files ? ['files'] : [])]
  return [...asking, ...reaching, ...(reaching.length > 0 ? ['body'] : [])]
}
