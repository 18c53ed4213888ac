const hosts = new Map<string, string>()

/** Host of a server that the operator named; an address may hold more than a label should. Each is parsed once: that is dear beside a record. */
export function hostOf(url = ''): string {
  const known = hosts.get(url)
  if (known !== undefined) return known
  const host = URL.canParse(url) ? new URL(url).host : 'unknown'
  hosts.set(url, host)
  return host
}
