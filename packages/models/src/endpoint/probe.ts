import { isFault } from '@galley/fault'
import type { JsonSchema, ModelAnswer, ModelRequest } from '@galley/sdk'

/** How capable a model turned out to be, and why. */
export interface Ability {
  readonly mode: 'full' | 'constrained'
  readonly reason: string
}

/** One step, one right answer: whoever cannot do this cannot write from evidence. */
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

/**
 * Tries a model with two small calls: follow an instruction of one step, and give JSON of a schema with the right values.
 * Trouble with the server is thrown; only what the model itself does wrong makes it `constrained`.
 */
export async function probeModel(ask: (request: ModelRequest) => Promise<ModelAnswer>): Promise<Ability> {
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
