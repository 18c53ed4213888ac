import { domainRule, type DomainRules } from '../fetch/domain-rule.ts'

/** Normalises the address of a page or document: one spelling, no fragment. Null for any other address. */
export function normaliseAddress(address: string): string | null {
  if (address.startsWith('folder:')) {
    const path = address.slice('folder:'.length).replace(/^(\.?\/)+/, '')
    return path === '' ? null : `folder:${path}`
  }
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  url.hash = ''
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.replace(/\.+$/, '')
  return url.href
}

/** Returns the rule by which a brief or the settings exclude an address, or null. Documents are never excluded. */
export function checkDomain(address: string, rules: DomainRules): string | null {
  if (!URL.canParse(address)) return 'it is not an address'
  const { protocol, hostname } = new URL(address)
  return protocol === 'folder:' ? null : domainRule(hostname, rules)
}
