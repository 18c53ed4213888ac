import ipaddr from 'ipaddr.js'

/** The only block of IPv6 from which public addresses are given out (RFC 4291, IANA). The library calls `::7f00:1` unicast. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Returns the reason why an address is not a public one, or null when it is. Everything that embeds an IPv4 address or leads into somebody's
 * own network is refused by the name of its range: private, loopback, linkLocal, carrierGradeNat, uniqueLocal, ipv4Mapped,
 * rfc6052 (NAT64), 6to4, teredo, multicast, reserved …
 */
export function judgeAddress(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'not an address'
  const parsed = ipaddr.parse(address)
  const range = parsed.range()
  if (range !== 'unicast') return range
  return parsed.kind() === 'ipv6' && !parsed.match(globalUnicast) ? 'not global unicast' : null
}
