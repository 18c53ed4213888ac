import type { NameFacts } from '@galley/typosquat'
import type { NpmFacts } from './npm-facts.ts'
import type { PypiFacts } from './pypi-facts.ts'
import type { RegistryClient } from './registry-client.ts'

/** Milliseconds of a day. */
const dayMs = 86_400_000

/**
 * Asks a registry for the facts that `checkName` takes. Downloads are told by the public npm registry alone, accounts by npm ones; what is not told is
 * left out and raises no verdict.
 * @throws REGISTRY_UNREACHABLE REGISTRY_BAD_ANSWER
 */
export async function fetchNameFacts(
  client: Pick<RegistryClient, 'npm' | 'pypi' | 'npmDownloads'>,
  { ecosystem, name }: { readonly ecosystem: 'npm' | 'pypi'; readonly name: string },
  now: Date,
  signal?: AbortSignal,
): Promise<NameFacts> {
  const told = ecosystem === 'npm' ? await client.npm(name, signal) : await client.pypi(name, signal)
  if (told === null) return { exists: false }
  const downloadsMonth = ecosystem === 'npm' && !told.isRemoved ? await client.npmDownloads(name, signal) : null
  return { ...nameFactsOf(told, now), ...(downloadsMonth === null ? {} : { downloadsMonth }) }
}

/** The facts about a name in a registry's answer. */
function nameFactsOf(told: NpmFacts | PypiFacts, now: Date): NameFacts {
  const { createdAt, repository, dependencies, releases, isRemoved } = told
  return {
    exists: true,
    ...(isRemoved ? { removed: true } : {}),
    ...(createdAt === null ? {} : { ageDays: (now.getTime() - Date.parse(createdAt)) / dayMs }),
    ...('maintainers' in told && told.maintainers.length > 0 ? { maintainers: told.maintainers } : {}),
    ...(repository === null ? {} : { repository }),
    ...(isRemoved ? {} : { versions: releases.length, dependencies }),
  }
}
