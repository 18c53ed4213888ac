import { isFault } from '@galley/fault'
import type { JsonSchema, ModelAnswer, ModelRequest } from '@galley/sdk'
import type { CallTarget } from '../call/complete.ts'
import { maxTinyParameters, parametersInName } from '../catalogue/model-size.ts'

/** The mode that a model allows, and the reason in a few words. */
export interface DetectedMode {
  readonly mode: 'full' | 'constrained'
  readonly reason: string
}

/** An instruction of one step with one right answer: whoever cannot follow it cannot write from evidence. */
const instruction: ModelRequest = {
  messages: [{ role: 'user', content: 'Write the word "harbour" in capital letters. Answer with that one word only.' }],
  maxTokens: 400,
}

const schema: JsonSchema = {
  type: 'object',
  properties: { city: { type: 'string' }, year: { type: 'integer' } },
  required: ['city', 'year'],
  additionalProperties: false,
}

const extraction: ModelRequest = {
  messages: [
    {
      role: 'user',
      content: 'The bridge in Porto was opened in 1886. Give the city and the year as JSON: {"city": string, "year": integer}.',
    },
  ],
  schema,
  maxTokens: 400,
}

/** Detects the mode that a model allows: its name tells, an earlier run found out, or it is tried now. */
export async function detectMode(target: CallTarget, ask: (request: ModelRequest) => Promise<ModelAnswer>): Promise<DetectedMode> {
  const size = parametersInName(target.model)
  if (size !== null && size <= maxTinyParameters) {
    return { mode: 'constrained', reason: `its name says ${Math.round(size / 1e6).toLocaleString('en-GB')} million parameters` }
  }
  const key = `models.ability ${target.endpoint.url} ${target.model}`
  const known = (await target.cache.get(key)) as Partial<DetectedMode> | null | undefined
  if ((known?.mode === 'full' || known?.mode === 'constrained') && typeof known.reason === 'string') {
    return { mode: known.mode, reason: known.reason }
  }
  const detected = await probeModel(ask)
  await target.cache.set(key, detected)
  return detected
}

/**
 * Tries a model with two small calls: follow an instruction of one step, and give JSON of a schema with the right values.
 * A fault of the server is thrown; only what the model itself does wrong makes it `constrained`.
 */
async function probeModel(ask: (request: ModelRequest) => Promise<ModelAnswer>): Promise<DetectedMode> {
  const { text } = await ask(instruction)
  if (!/^\W*HARBOUR\W*$/.test(text)) return { mode: 'constrained', reason: 'it did not follow an instruction of one step' }
  try {
    const { city, year } = (await ask(extraction)).json as { readonly city: string; readonly year: number }
    const isRight = city.toLowerCase().includes('porto') && year === 1886
    return isRight
      ? { mode: 'full', reason: 'it followed an instruction and a schema' }
      : { mode: 'constrained', reason: 'it read a fact wrongly' }
  } catch (error) {
    if (isFault(error) && error.code === 'MODEL_BAD_ANSWER') return { mode: 'constrained', reason: 'it could not give JSON of a schema' }
    throw error
  }
}
