import type { ModelServer } from './survey-servers.ts'

/** Few words for the faults of a server that was asked for its models. */
const faultWords: Readonly<Record<string, string>> = {
  MODEL_BUSY: 'overloaded, or its quota is spent',
  MODEL_FAILED: 'failed',
  MODEL_KEY_WANTED: 'wants a key',
  MODEL_REFUSED: 'refused the key',
  MODEL_TIMEOUT: 'did not answer in time',
  MODEL_UNREACHABLE: 'not running',
  MODEL_WRONG_SERVER: 'no model server answers there',
}

/** Tells in a few words what a server lacks, or what it answered. */
export function describeServer({ models, hasKey, keyVariable, faults }: ModelServer): string {
  const [problem] = faults
  if (keyVariable !== undefined && !hasKey) return `${keyVariable} is not set`
  const key = keyVariable === undefined ? '' : `${keyVariable} is set, `
  if (problem !== undefined) return `${key}${faultWords[problem.code] ?? problem.message.replace(/\.$/, '')}`
  return `${key}${models.length === 0 ? 'not asked' : `offers ${models.length} ${models.length === 1 ? 'model' : 'models'}`}`
}
