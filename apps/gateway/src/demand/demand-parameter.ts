import type { JsonSchema } from '@galley/sdk'
import { demandHeader } from './read-demand.ts'

/** OpenAPI parameter of the header in which a request demands something of the models that may serve it. */
export const demandParameter: JsonSchema = {
  name: demandHeader,
  in: 'header',
  required: false,
  description:
    'Demands on the models that may serve this request, beside those of the token: `openness=open-source, licence=open, only-local`',
  schema: { type: 'string', maxLength: 200 },
}
