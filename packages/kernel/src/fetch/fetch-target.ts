import ipaddr from 'ipaddr.js'
import { fault } from '../faults.ts'

/** An address that may be looked up: parsed, normalised, and nothing in it that does not belong there. */
export interface FetchTarget {
  readonly url: URL
  /** Lower case, without brackets and without a trailing dot. */
  readonly hostname: string
  /** `host:port`, with brackets for IPv6: the form of `privateHosts`. */
  readonly hostPort: string
  readonly isLiteral: boolean
}

/** Reads an address. Decimal, octal and hexadecimal forms of IPv4 become dotted here (WHATWG URL). Fault FETCH_REFUSED. */
export function parseTarget(address: string): FetchTarget {
  const refuse = (rule: string): never => {
    throw fault('FETCH_REFUSED', { url: address.slice(0, 300), rule })
  }
  const url = URL.canParse(address) ? new URL(address) : refuse('this is not an address')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('only http and https are fetched')
  if (url.username !== '' || url.password !== '') return refuse('an address may not carry a name or password')
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.replace(/\.+$/, '')
  if (url.hostname === '' || url.hostname.includes('..')) return refuse('it has no host')
  url.hash = ''
  const hostname = url.hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return { url, hostname, hostPort: `${url.hostname.toLowerCase()}:${port}`, isLiteral: ipaddr.isValid(hostname) }
}
