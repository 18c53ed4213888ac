/**
 * Tells if a host name fits one of a manifest's `allowedHosts`: `*` is every host, `*.x.org` every host below x.org but not
 * x.org itself, `$base` the host of the operator's address of the service.
 */
export function hostMatches(hostname: string, patterns: readonly string[], base?: string): boolean {
  return patterns.some((pattern) => {
    if (pattern === '*') return true
    if (pattern === '$base') return base !== undefined && hostname === base
    return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) && hostname.length > pattern.length - 1 : hostname === pattern
  })
}
