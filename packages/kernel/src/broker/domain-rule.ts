import type { Brief } from '@galley/sdk'

/** Why the brief does not want this address, or null. A domain covers the hosts below it; documents are always wanted. */
export function domainRule(address: string, { allowDomains, blockDomains }: NonNullable<Brief['sources']>): string | null {
  if (!URL.canParse(address)) return 'it is not an address'
  const url = new URL(address)
  if (url.protocol === 'folder:') return null
  const isBelow = (domain: string): boolean => {
    const name = domain.toLowerCase().replace(/^\*?\./, '')
    return url.hostname === name || url.hostname.endsWith(`.${name}`)
  }
  if (blockDomains?.some(isBelow) === true) return `${url.hostname} is blocked`
  return allowDomains === undefined || allowDomains.length === 0 || allowDomains.some(isBelow)
    ? null
    : `${url.hostname} is not among its domains`
}
