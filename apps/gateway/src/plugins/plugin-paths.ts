import { answers, inPath, problems, writeProblems, type Paths } from '../openapi/path-item.ts'
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
    post: {
      operationId: 'installPlugin',
      summary: 'Say yes to what was shown of a plugin: it is verified once more, stored and locked, and nothing of it is run',
      tags: ['plugins'],
      requestBody: { required: true, content: { 'application/json': { schema: schemaRef('Consent') } } },
      responses: {
        '201': {
          ...answers('It is installed', schemaRef('InstalledPlugin')),
          headers: { Location: { description: 'The plugin', schema: { type: 'string' } } },
        },
        ...writeProblems(400, 409, 415, 422, 502),
      },
    },
  },
  '/v1/plugins/inspect': {
    post: {
      operationId: 'inspectPlugin',
      summary: 'Verify a release and tell who made it, who reviewed it and what it may do; nothing is stored',
      tags: ['plugins'],
      requestBody: { required: true, content: { 'application/json': { schema: schemaRef('PluginToInspect') } } },
      responses: {
        '200': answers('What was verified, and an id for saying yes to it', schemaRef('InspectedPlugin')),
        ...writeProblems(400, 404, 409, 415, 422, 502),
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
    delete: {
      operationId: 'removePlugin',
      summary: 'Take an installed plugin out of the lock and the store',
      tags: ['plugins'],
      parameters: [name],
      responses: { '200': answers('It is removed', schemaRef('InstalledPlugin')), ...writeProblems(404, 409, 422) },
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
