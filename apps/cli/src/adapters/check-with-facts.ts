import { fetchNameFacts } from '@galley/audit'
import { openRegistry } from '@galley/audit/command'
import type { System } from '@galley/command-line'
import { checkName, openNames, type AskedName, type NameFacts, type NameVerdict } from '@galley/typosquat'
import pLimit from 'p-limit'
import type { FactsOf } from '../names/read-facts.ts'

/** Requests at the same time: more would be a burden to a registry. */
const maxRequests = 8

/** Sources of facts beside the name. */
interface FactSources {
  /** Facts that were handed in; null where there are none about a name. */
  readonly factsOf: FactsOf
  /** The names come from a language model: the registry is asked about those that nobody knows. */
  readonly proposed: boolean
  readonly data: string | undefined
  readonly signal: AbortSignal
}

/**
 * Judges names with facts: those that were handed in, else, for names that a language model proposed, those of their registry. Names that
 * everybody knows are not asked for. Throws REGISTRY_UNREACHABLE and REGISTRY_BAD_ANSWER: a proposed name that could not be looked up is not cleared.
 */
export async function checkWithFacts(
  system: System,
  names: readonly AskedName[],
  { factsOf, proposed, data, signal }: FactSources,
): Promise<readonly NameVerdict[]> {
  const client = openRegistry(system, { project: system.cwd, data })
  const limit = pLimit(maxRequests)
  const ask = async (asked: AskedName): Promise<NameFacts | null> =>
    factsOf(asked) ?? (proposed ? fetchNameFacts(client, asked, system.clock(), signal) : null)
  const check = async ({ ecosystem, name }: AskedName): Promise<NameVerdict> => {
    const byName = checkName(name, ecosystem)
    const isKnown = byName.verdict === 'none' && openNames(ecosystem).isEstablished(name)
    const facts = isKnown ? factsOf({ ecosystem, name }) : await ask({ ecosystem, name })
    if (facts === null) return byName
    const other = facts.exists === false ? undefined : (byName.target ?? byName.hint?.name)
    const targetFacts = other === undefined ? null : await ask({ ecosystem, name: other })
    return checkName(name, ecosystem, { proposed, facts, ...(targetFacts === null ? {} : { targetFacts }) })
  }
  try {
    return await limit.map(names, check)
  } finally {
    // After a failure nothing more is asked.
    limit.clearQueue()
  }
}
