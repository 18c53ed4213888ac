import { fault } from '../faults.ts'

/**
 * Checks that the predicate names the repository that the certificate names: a true certificate does not make the rest true.
 * @throws ATTESTATION_SOURCE
 */
export function checkClaimedSource(predicate: unknown, certified: string, what: string): void {
  const claimed = claimedSource(predicate)
  if (claimed !== certified) throw fault('ATTESTATION_SOURCE', { what, said: claimed?.slice(0, 200) ?? 'no repository', certified })
}

/**
 * Returns the repository that a SLSA predicate says was built, as `https://host/owner/name`; null where it names none. The one who
 * published wrote the predicate: this is for comparison with the certificate, not for belief.
 */
function claimedSource(predicate: unknown): string | null {
  const workflow = member(member(member(predicate, 'buildDefinition'), 'externalParameters'), 'workflow')
  const uri = member(workflow, 'repository') ?? member(member(member(predicate, 'invocation'), 'configSource'), 'uri')
  if (typeof uri !== 'string') return null
  const { repository } = /^(?:git\+)?(?<repository>https:\/\/[\w.-]+(?:\/[\w.-]+)+)(?:@.+)?$/.exec(uri)?.groups ?? {}
  return repository?.replace(/\.git$/, '') ?? null
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
}
