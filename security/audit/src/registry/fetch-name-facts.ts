import type { NameFacts } from '@galley/typosquat'
import type { RegistryClient } from './registry-client.ts'

/**
 * Asks a registry for the facts that `checkName` takes: whether the package exists, its age, and whether it claims the repository of the one
 * it resembles. Downloads are not known here. What the registry does not say is left out and moves no verdict.
 * @param target the name it resembles, from a verdict without facts
 * @throws REGISTRY_UNREACHABLE REGISTRY_BAD_ANSWER
 */
export async function fetchNameFacts(
  client: RegistryClient,
  asked: { readonly ecosystem: 'npm' | 'pypi'; readonly name: string; readonly target?: string | undefined },
  now: Date,
  signal?: AbortSignal,
): Promise<NameFacts> {
  const ask = async (name: string): Promise<Told | null> =>
    asked.ecosystem === 'npm' ? client.npm(name, signal) : client.pypi(name, signal)
  const [own, target] = await Promise.all([ask(asked.name), asked.target === undefined ? null : ask(asked.target)])
  if (own === null) return { exists: false }
  const claims = own.repository !== null && target !== null && sameRepository(own.repository, target.repository)
  return {
    exists: true,
    ...(own.createdAt === null ? {} : { ageDays: (now.getTime() - Date.parse(own.createdAt)) / 86_400_000 }),
    ...(target === null ? {} : { claimsTargetRepository: claims }),
  }
}

interface Told {
  readonly createdAt: string | null
  readonly repository: string | null
}

function sameRepository(one: string, other: string | null): boolean {
  return other !== null && one.toLowerCase() === other.toLowerCase()
}
