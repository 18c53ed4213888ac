import ipaddr from 'ipaddr.js'

/** The only block of IPv6 from which public addresses are given out (RFC 4291, IANA). The library calls `::7f00:1` unicast. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** Names of ranges where a reader would not know the library's. */
const plainNames: Readonly<Record<string, string>> = {
  linkLocal: 'link-local',
  carrierGradeNat: 'carrier-grade NAT',
  uniqueLocal: 'unique local',
  deprecatedSiteLocal: 'site-local',
  ipv4Mapped: 'IPv4-mapped',
  rfc6052: 'NAT64',
}

/**
 * Returns the reason why an address is not a public one, or null when it is. Everything that embeds an IPv4 address or leads into somebody's
 * own network is refused by the name of its range: private, loopback, link-local, carrier-grade NAT, unique local,
 * IPv4-mapped, NAT64, 6to4, teredo, multicast, reserved …
 */
export function judgeAddress(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'not an address'
  const parsed = ipaddr.parse(address)
  const range = parsed.range()
  if (range !== 'unicast') return plainNames[range] ?? range
  return parsed.kind() === 'ipv6' && !parsed.match(globalUnicast) ? 'not global unicast' : null
}
