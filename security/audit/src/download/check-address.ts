import { fault } from '../faults.ts'

/**
 * The base address of a download, without a slash at its end. Plain http is for this machine alone: what comes over it could be anybody's.
 * Credentials and queries are refused, because addresses are kept and shown.
 * @throws ADVISORIES_ADDRESS_INVALID, which does not repeat the address
 */
export function checkAddress(text: string): string {
  const refuse = (why: string): Error => fault('ADVISORIES_ADDRESS_INVALID', { why })
  if (!URL.canParse(text)) throw refuse('it is none')
  const url = new URL(text)
  if (!isSecure(url)) throw refuse('it does not begin with https://')
  if (url.username !== '' || url.password !== '') throw refuse('it holds a name or a password')
  if (url.search !== '' || url.hash !== '') throw refuse('it has a query or a fragment')
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

/** True for https, and for http to this machine. */
export function isSecure({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
}
