import type { ActionReference } from './action-reference.ts'

/**
 * True for an action that the list allows: `acme/*` every one of an owner, `acme/deploy` a repository with all that is in it, `docker://alpine` an
 * image, `docker://ghcr.io/acme/*` all of a place. GitHub's names know no case. An empty list allows everything.
 */
export function isAllowedAction(reference: ActionReference, allowed: readonly string[]): boolean {
  if (allowed.length === 0 || reference.kind === 'local') return true
  const name = nameOf(reference)
  return (
    name !== null &&
    allowed.some((written) => {
      const pattern = written.toLowerCase()
      return pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern || name.startsWith(`${pattern}/`)
    })
  )
}

function nameOf(reference: ActionReference): string | null {
  if (reference.kind === 'repository')
    return [reference.owner, reference.repository, ...(reference.path === undefined ? [] : [reference.path])].join('/').toLowerCase()
  return reference.kind === 'image' ? `docker://${[reference.registry, reference.name].filter(Boolean).join('/')}`.toLowerCase() : null
}
