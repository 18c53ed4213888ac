import { fetchNameFacts } from '@galley/audit'
import { openRegistry } from '@galley/audit/command'
import type { System } from '@galley/command-line'
import { checkName, openNames, type Ecosystem, type NameVerdict } from '@galley/typosquat'
import pLimit from 'p-limit'

/** Requests at the same time: more would be a burden to a registry. */
const maxRequests = 8

type PackageName = { readonly ecosystem: Ecosystem; readonly name: string }

/**
 * Judges names that a language model proposed, with what their registry says of them. Names that everybody knows are not asked for.
 * Throws REGISTRY_UNREACHABLE and REGISTRY_BAD_ANSWER: a name that could not be looked up is not cleared.
 */
export async function checkProposedNames(
  system: System,
  names: readonly PackageName[],
  at: { readonly data: string | undefined; readonly signal: AbortSignal },
): Promise<readonly NameVerdict[]> {
  const client = openRegistry(system, { project: system.cwd, data: at.data })
  const limit = pLimit(maxRequests)
  const check = async ({ ecosystem, name }: PackageName): Promise<NameVerdict> => {
    const verdict = checkName(name, ecosystem)
    if (openNames(ecosystem).isEstablished(name)) return verdict
    const facts = await fetchNameFacts(client, { ecosystem, name, target: verdict.target }, system.clock(), at.signal)
    return checkName(name, ecosystem, { proposed: true, facts })
  }
  try {
    return await limit.map(names, check)
  } finally {
    // After a failure nothing more is asked.
    limit.clearQueue()
  }
}
