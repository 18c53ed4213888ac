/** The address of a registry with its credentials. The secret stays in `headers`, which nobody prints. */
export interface RegistryAddress {
  /** Without credentials, query or fragment, and without a slash at its end. */
  readonly url: string
  /** Host and port: what a report names. */
  readonly host: string
  /** The headers for this registry; empty where none is configured. They are never sent to another origin. */
  readonly headers: () => Readonly<Record<string, string>>
}

/**
 * Reads an address; credentials in it become a header. Null for what is no http(s) address. Secrets do not travel in the clear: over
 * plain http only this machine gets them.
 */
export function parseRegistryAddress(text: string, authorization?: string): RegistryAddress | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  const own = url.username === '' ? undefined : basicAuth(decodeURIComponent(url.username), decodeURIComponent(url.password))
  const secret = own ?? authorization
  const mayCarry = url.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const headers: Readonly<Record<string, string>> = secret === undefined || !mayCarry ? {} : { authorization: secret }
  return { url: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, host: url.host, headers: () => headers }
}

/** The value of a Basic `Authorization` header (RFC 7617). */
export function basicAuth(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}
