import { answers, problems, type Paths } from '../openapi/path-item.ts'
import { schemaRef } from '../openapi/schema-parts.ts'

/** OpenAPI paths of models. */
export const modelPaths: Paths = {
  '/v1/models': {
    get: {
      operationId: 'listModels',
      summary: 'The models that can be reached from here',
      tags: ['models'],
      responses: {
        '200': answers('Models', {
          type: 'object',
          required: ['models'],
          properties: { models: { type: 'array', items: schemaRef('Model') } },
        }),
        ...problems(),
      },
    },
  },
}
