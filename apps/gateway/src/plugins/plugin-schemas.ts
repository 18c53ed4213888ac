import type { InstalledPlugin, NamedChanges, PluginAuthor, PluginBill, PluginChanges, PluginFacts, PluginRisk } from '@galley/runtime'
import { boolean, oneOf, roles, type JsonSchema } from '@galley/sdk'
import { answerObject, count, listOf, schemaRef, string, strings, time } from '../openapi/schema-parts.ts'
import { installSchema } from './install-routes.ts'
import { inspectBodySchema } from './read-plugin-source.ts'

const changes = answerObject<NamedChanges>(['added', 'removed'], { added: strings, removed: strings })
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] })

/** Schemas of what is told of a plugin before it is let in, and of the yes to it. */
export const pluginSchemas: Readonly<Record<string, JsonSchema>> = {
  PluginToInspect: inspectBodySchema,
  Consent: installSchema,
  InspectedPlugin: answerObject<{ consent: string; expiresAt: string; facts: PluginFacts }>(['consent', 'expiresAt', 'facts'], {
    consent: string,
    expiresAt: time,
    facts: schemaRef('PluginFacts'),
  }),
  InstalledPlugin: answerObject<InstalledPlugin>(['name', 'version', 'digest'], { name: string, version: string, digest: string }),
  PluginFacts: answerObject<PluginFacts>(
    [
      'name',
      'version',
      'kind',
      'spec',
      'digest',
      'author',
      'reviewers',
      'minReviewers',
      'permissions',
      'may',
      'risks',
      'bill',
      'resembles',
      'changes',
      'needsConsent',
      'proven',
      'unchecked',
      'consent',
    ],
    {
      name: string,
      version: string,
      description: string,
      kind: oneOf(['agent', 'tool']),
      role: oneOf(roles),
      provides: strings,
      spec: string,
      digest: string,
      author: answerObject<PluginAuthor>(['id', 'until'], { id: string, until: orNull(time) }),
      reviewers: listOf(schemaRef('PluginReview')),
      minReviewers: count,
      permissions: { type: 'object' },
      may: strings,
      risks: listOf(answerObject<PluginRisk>(['code', 'words'], { code: string, words: string })),
      bill: answerObject<PluginBill>(['components', 'score', 'missing'], {
        components: count,
        score: { type: 'number', minimum: 0, maximum: 10 },
        missing: strings,
      }),
      resembles: orNull(string),
      changes: orNull(
        answerObject<PluginChanges>(['from', 'to', 'isOlder', 'powers', 'components', 'hosts', 'reviewers', 'author'], {
          from: string,
          to: string,
          isOlder: boolean,
          powers: changes,
          components: changes,
          hosts: changes,
          reviewers: changes,
          author: orNull(answerObject<NonNullable<PluginChanges['author']>>(['from', 'to'], { from: string, to: string })),
        }),
      ),
      needsConsent: boolean,
      proven: strings,
      unchecked: strings,
      consent: string,
    },
  ),
}
