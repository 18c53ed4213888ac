/** Collects the scopes of names, without their sign, and the popularity of the best package of each. */
export function collectScopes(names: ReadonlyMap<string, number>): Map<string, number> {
  const scopes = new Map<string, number>()
  for (const [name, popularity] of names) {
    if (!name.startsWith('@')) continue
    const scope = name.slice(1, name.indexOf('/'))
    scopes.set(scope, Math.max(scopes.get(scope) ?? 0, popularity))
  }
  return scopes
}
