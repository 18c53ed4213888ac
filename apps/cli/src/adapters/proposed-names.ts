import { nameFacts } from '@galley/audit'
import { checkName, openNames, type Ecosystem, type NameVerdict } from '@galley/typosquat'
import type { System } from '../system.ts'
import { openRegistry } from './registry.ts'

/** Requests at the same time: a registry is not to be stormed. */
const width = 8

/**
 * Judges names that a language model proposed, with what their registry says of them. Names that everybody knows are not asked for.
 * Throws REGISTRY_UNREACHABLE and REGISTRY_BAD_ANSWER: a name that could not be looked up is not cleared.
 */
export async function checkProposedNames(
  system: System,
  asked: readonly { readonly ecosystem: Ecosystem; readonly name: string }[],
  at: { readonly data: string | undefined; readonly signal: AbortSignal },
): Promise<readonly NameVerdict[]> {
  const client = openRegistry(system, { project: system.cwd, data: at.data })
  const verdicts: NameVerdict[] = asked.map(({ ecosystem, name }) => checkName(name, ecosystem))
  const waiting = asked.flatMap(({ ecosystem, name }, index) =>
    openNames(ecosystem).isEstablished(name) ? [] : [{ ecosystem, name, index }],
  )
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { ecosystem, name, index } = next
      const target = verdicts[index]?.target
      const facts = await nameFacts(client, { ecosystem, name, target }, system.clock(), at.signal)
      verdicts[index] = checkName(name, ecosystem, { proposed: true, facts })
    }
  }
  await Promise.all(Array.from({ length: width }, work))
  return verdicts
}
