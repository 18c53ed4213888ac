import { fault } from '../faults.ts'
import type { FetchPolicy, Resolver } from './fetch-policy.ts'
import type { FetchTarget } from './fetch-target.ts'
import { judgeAddress } from './judge-address.ts'

/** True for a server that the operator named although it is not public. */
export const isNamed = ({ hostPort }: FetchTarget, { privateHosts }: Pick<FetchPolicy, 'privateHosts'>): boolean =>
  privateHosts.some((host) => host.toLowerCase() === hostPort)

/**
 * Resolves a host once and checks every address of it; returns the one to connect to. One that is exempt may be anywhere. Faults FETCH_REFUSED, FETCH_FAILED.
 */
export async function chooseAddress(target: FetchTarget, { isExempt }: { readonly isExempt: boolean }, resolve: Resolver): Promise<string> {
  const refuse = (rule: string): never => {
    throw fault('FETCH_REFUSED', { url: target.url.href, rule })
  }
  if (!isExempt && target.url.port !== '') return refuse('only the ports 80 and 443 are open')
  const addresses = target.isLiteral ? [target.hostname] : await lookup(target, resolve)
  const [first] = addresses
  if (first === undefined) throw fault('FETCH_FAILED', { url: target.url.href, reason: `${target.hostname} has no address` })
  if (isExempt) return first
  for (const address of addresses) {
    const range = judgeAddress(address)
    if (range === null) continue
    const where = target.isLiteral ? address : `${target.hostname} is at ${address}, which`
    return refuse(`${where} is not a public address (${range})`)
  }
  return first
}

async function lookup({ hostname, url }: FetchTarget, resolve: Resolver): Promise<readonly string[]> {
  try {
    return await resolve(hostname)
  } catch (error) {
    throw fault('FETCH_FAILED', { url: url.href, reason: `${hostname} could not be looked up (${codeOf(error)})` }, { cause: error })
  }
}

/** Code of an error of the network, or its text. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
