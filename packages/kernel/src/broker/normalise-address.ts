/** The address under which a page or document is known: one spelling, no fragment. Null for what is neither. */
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
