import { isHostCovered } from '../facts/compare-powers.ts'
import { hostsIn } from '../facts/hosts-in.ts'
import type { VerifiedSource } from '../verified-source.ts'
import type { Recording } from './recorded-call.ts'

/** Hosts that stand in code as names of things, not as places: of XML, SVG, JSON Schema, licences and examples. */
const namesOfThings: ReadonlySet<string> = new Set([
  'www.w3.org',
  'json-schema.org',
  'schema.org',
  'www.apache.org',
  'opensource.org',
  'example.org',
  'example.com',
  'github.com',
])

/** Lists what a plugin did or holds beside what it declares, in words: nothing of it is proof of harm, and a reviewer finds out why. */
export function unexplainedOf(
  { manifest, code }: Pick<VerifiedSource, 'manifest' | 'code'>,
  { calls, operations }: Recording,
): readonly string[] {
  const { permissions } = manifest
  const declared = permissions.fetch?.allowedHosts ?? []
  const refused = calls
    .filter(({ answer }) => answer === 'refused')
    .map(({ operation, request }) => `${operation} asked for ${urlOf(request)}, which it does not declare.`)
  const hosts = hostsIn(new TextDecoder().decode(code)).filter((host) => !isHostCovered(host, declared) && !namesOfThings.has(host))
  const failed = operations.flatMap(({ operation, fault }) =>
    fault === null ? [] : [`${operation} did not answer: ${fault.message} [${fault.code}]`],
  )
  const unused = (['search', 'read', 'model', 'fetch', 'files'] as const).filter(
    (kind) => permissions[kind] !== undefined && !calls.some((call) => call.kind === kind),
  )
  return [
    ...new Set(refused),
    ...hosts.map((host) => `Its code names the host ${host}, which it does not declare.`),
    ...failed,
    ...unused.map((kind) => `It declares ${kind} and did not use it in the trial.`),
  ]
}

function urlOf(request: unknown): string {
  return (request as { readonly url?: string }).url ?? 'something'
}
