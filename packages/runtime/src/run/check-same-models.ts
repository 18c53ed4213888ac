import { roles, type Draft } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { ChosenModels } from './choose-models.ts'

/**
 * Checks that a run which is resumed has the models that it was begun with: it would go on without one, or with another under the old name.
 * `pinned` are the names of its first choice; a run that failed on its model before there was one has `failure` alone. Fault: MODEL_GONE.
 */
export function checkSameModels(
  id: string,
  { chat, names }: ChosenModels,
  { pinned, failure }: { readonly pinned: ChosenModels['names'] | undefined; readonly failure: Draft['failure'] },
): void {
  for (const role of roles) {
    const before = pinned?.[role] ?? null
    const now = chat[role]?.name ?? null
    if (before !== null && before !== now)
      throw fault('MODEL_GONE', { id, model: before, now: now === null ? 'none is set' : `${now} is set` })
  }
  const hadModel = pinned === undefined && failure?.code.startsWith('MODEL_') === true
  if (hadModel && roles.every((role) => names[role] === null))
    throw fault('MODEL_GONE', { id, model: 'whose fault stopped it', now: 'none is set' })
}
