import { isFault } from '@galley/fault'
import { readEntailment, type Settings } from '@galley/runtime'
import { ok, type Diagnosis } from './diagnosis.ts'

/** Reads the files of the entailment model that the operator pinned, as a run would at its start; nothing to say where there is none. */
export async function diagnoseEntailment({ entailment }: Pick<Settings, 'entailment'>): Promise<readonly Diagnosis[]> {
  if (entailment === undefined) return []
  try {
    await readEntailment(entailment)
    return [ok(`entailment model ${entailment.file}: it is the file that was pinned`)]
  } catch (error) {
    if (!isFault(error)) throw error
    return [{ state: 'fault', what: error.message, code: error.code, cure: error.hint }]
  }
}
