import { lookup } from 'node:dns/promises'
import type { Resolver } from './fetch-policy.ts'

/** The system's own resolver: hosts file, then DNS. For the composition root; everything else is handed a resolver. */
export const systemResolver: Resolver = async (hostname) => {
  const found = await lookup(hostname, { all: true, order: 'verbatim' })
  return found.map(({ address }) => address)
}
