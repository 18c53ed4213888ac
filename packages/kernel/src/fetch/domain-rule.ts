/** Domains that are blocked, and those that alone are allowed; a domain covers the hosts below it. */
export interface DomainRules {
  readonly blockDomains?: readonly string[]
  readonly allowDomains?: readonly string[]
}

/** Returns the rule by which a host is excluded, or null. */
export function domainRule(hostname: string, { blockDomains = [], allowDomains = [] }: DomainRules): string | null {
  const isBelow = (domain: string): boolean => {
    const name = domain.toLowerCase().replace(/^\*?\./, '')
    return hostname === name || hostname.endsWith(`.${name}`)
  }
  if (blockDomains.some(isBelow)) return `${hostname} is blocked`
  return allowDomains.length === 0 || allowDomains.some(isBelow) ? null : `${hostname} is not among its domains`
}
