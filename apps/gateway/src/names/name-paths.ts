import { answers, inPath, problems, type Paths } from '../openapi/path-item.ts'
import { schemaRef } from '../openapi/schema-parts.ts'
import { maxNameChars } from './read-name.ts'

/** OpenAPI paths of name checks. */
export const namePaths: Paths = {
  '/v1/names/{ecosystem}/{name}': {
    get: {
      operationId: 'checkName',
      summary: 'Is this name an imitation of another? Answered from the name alone, with its reasons',
      tags: ['audits'],
      parameters: [
        inPath('ecosystem', 'Whose names', { enum: ['npm', 'pypi'] }),
        inPath('name', 'The name; a slash in it is written `%2F`', { type: 'string', minLength: 1, maxLength: maxNameChars }),
      ],
      responses: { '200': answers('The verdict', schemaRef('NameVerdict')), ...problems(400, 503) },
    },
  },
}
