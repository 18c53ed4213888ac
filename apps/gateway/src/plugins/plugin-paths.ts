import { answers, inPath, problems, type Paths } from '../openapi/path-item.ts'
import { schemaRef } from '../openapi/schema-parts.ts'

const name = inPath('name', "The plugin's name; a slash in it is written `%2F`")

/** OpenAPI paths of plugins. */
export const pluginPaths: Paths = {
  '/v1/plugins': {
    get: {
      operationId: 'listPlugins',
      summary: 'Every plugin, verified or refused',
      tags: ['plugins'],
      responses: {
        '200': answers('Plugins', {
          type: 'object',
          required: ['plugins', 'notice'],
          properties: { plugins: { type: 'array', items: schemaRef('Plugin') }, notice: { type: 'string' } },
        }),
        ...problems(),
      },
    },
  },
  '/v1/plugins/{name}': {
    get: {
      operationId: 'getPlugin',
      summary: 'One plugin',
      tags: ['plugins'],
      parameters: [name],
      responses: { '200': answers('The plugin', schemaRef('Plugin')), ...problems(404) },
    },
  },
  '/v1/plugins/{name}/sbom': {
    get: {
      operationId: 'getSbom',
      summary: 'What the plugin is made of, as signed',
      tags: ['plugins'],
      parameters: [name],
      responses: {
        '200': { description: 'A CycloneDX document', content: { 'application/vnd.cyclonedx+json': { schema: { type: 'object' } } } },
        ...problems(404),
      },
    },
  },
}
