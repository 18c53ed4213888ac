import { fault } from '../faults.ts'
import type { AskRegistry } from './ask-registry.ts'
import { member } from './json-value.ts'
import type { RegistryAddress } from './registry-address.ts'
import type { RegistryCache } from './registry-cache.ts'

interface Kept {
  readonly at: string
  readonly value: unknown
}

/** Raised when the shape of what is kept changes: older entries are then not read. */
const shape = 3

/** A question to a registry, the key that its answer is kept by, and whether that may change. */
interface Question {
  readonly path: string
  readonly key: string
  readonly forever: boolean
  readonly accept?: string
}

/** Reads the cache, else asks; `read` makes facts of the answer, and null of one that is not what was asked for. */
type AskOnce = <T>(
  registry: RegistryAddress,
  what: Question,
  read: (answer: unknown) => T | null,
  signal?: AbortSignal,
) => Promise<T | null>

/** Makes a reader of answers that asks once for each thing, and keeps what it is told. */
export function createAskOnce(
  ask: AskRegistry,
  { clock, cache, lifeHours }: { readonly clock: () => Date; readonly cache: RegistryCache; readonly lifeHours: number },
): AskOnce {
  const asked = new Map<string, Promise<unknown>>()

  return async <T>(
    registry: RegistryAddress,
    what: Question,
    read: (answer: unknown) => T | null,
    signal?: AbortSignal,
  ): Promise<T | null> => {
    const key = `${shape} ${registry.url} ${what.key}`
    const answer = async (): Promise<T | null> => {
      const kept = readKept(cache.get(key), clock(), what.forever ? Infinity : lifeHours)
      if (kept !== undefined) return kept.value as T | null
      const json = await ask.json(registry, what.path, signal, what.accept)
      const value = json === null ? null : read(json)
      if (json !== null && value === null)
        throw fault('REGISTRY_BAD_ANSWER', { registry: registry.host, what: `its answer to ${what.key} is of another form` })
      // That there is none may change, even where what there is may not.
      if (value !== null || !what.forever) cache.put(key, JSON.stringify({ at: clock().toISOString(), value } satisfies Kept))
      return value
    }
    const running = (asked.get(key) as Promise<T | null> | undefined) ?? answer()
    asked.set(key, running)
    return running
  }
}

function readKept(text: string | null, now: Date, lifeHours: number): Kept | undefined {
  if (text === null) return undefined
  try {
    const kept: unknown = JSON.parse(text)
    const [at, value] = [member(kept, 'at'), member(kept, 'value')]
    const age = now.getTime() - Date.parse(String(at))
    return value !== undefined && age >= 0 && age < lifeHours * 3_600_000 ? { at: String(at), value } : undefined
  } catch {
    return undefined
  }
}
