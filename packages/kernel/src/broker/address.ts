import type { Brief } from '@galley/sdk'

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

/** Returns the rule by which the brief excludes an address, or null. A domain covers the hosts below it; documents are never excluded. */
export function checkDomain(address: string, { allowDomains, blockDomains }: NonNullable<Brief['sources']>): string | null {
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
