/**
 * The repository that a SLSA predicate says was built, as `https://host/owner/name`; null where it names none. The one who
 * published wrote the predicate: this is for comparison with the certificate, not for belief.
 */
export function claimedSource(predicate: unknown): string | null {
  const workflow = member(member(member(predicate, 'buildDefinition'), 'externalParameters'), 'workflow')
  const uri = member(workflow, 'repository') ?? member(member(member(predicate, 'invocation'), 'configSource'), 'uri')
  if (typeof uri !== 'string') return null
  return /^(?:git\+)?(?<repository>https:\/\/[\w.-]+(?:\/[\w.-]+)+?)(?:\.git)?(?:@.+)?$/.exec(uri)?.groups?.['repository'] ?? null
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
}
