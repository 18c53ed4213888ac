import {
  daySchema,
  findingCodes,
  listSchema,
  objectSchema,
  severities,
  textSchema,
  vexJustifications,
  type JsonSchema,
} from '@galley/findings'
import { checkNames } from '../check-name.ts'

const text = (description: string): JsonSchema => textSchema({ minLength: 1, maxLength: 2000, description })
const list = (items: JsonSchema, description: string): JsonSchema => listSchema(items, { maxItems: 10_000, description })
const amount = (description: string): JsonSchema => ({ type: 'number', minimum: 0, maximum: 100_000, description })

const waiver = objectSchema(
  {
    rule: { enum: findingCodes, description: 'the code of the finding' },
    purl: text('the package as the report names it: pkg:npm/name@1.2.3; a range may stand for the version'),
    advisory: textSchema({
      pattern: '^[\\w.:-]+$',
      maxLength: 200,
      description: 'the one advisory that is accepted, by its id or an alias: vulnerable and known-malicious need it',
    }),
    severity: { enum: severities, description: 'the gravest severity that is accepted' },
    reason: text('why this is acceptable'),
    owner: text('who answers for it'),
    expires: { ...daySchema, description: 'the last day it holds, YYYY-MM-DD' },
    justification: { enum: vexJustifications, description: 'why a vulnerability does not apply, in the words of OpenVEX' },
  },
  ['rule', 'purl', 'reason', 'owner', 'expires'],
)

const schemaOf = (waivers: JsonSchema): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'audit-policy.json',
  ...objectSchema({
    $schema: text('where this schema is, for an editor'),
    failOn: { enum: [...severities, 'none'], description: 'findings of this severity or above make the audit fail' },
    checks: {
      ...objectSchema(Object.fromEntries(checkNames.map((name) => [name, { type: 'boolean' }]))),
      description: 'checks that are asked (true) or not (false)',
    },
    offline: { type: 'boolean', description: 'ask no registry and no service' },
    exclude: list(text('a folder or file, relative to this file'), 'what is not part of the project'),
    ages: objectSchema({
      minimumHours: amount('hours a release must be old'),
      abandonedYears: amount('years without a release'),
      majorsBehind: amount('major versions behind the newest'),
      advisoryHours: amount('hours after which advisories are stale'),
    }),
    licences: objectSchema({
      allow: list(text('an SPDX licence'), 'what is allowed; empty: everything that is not denied'),
      deny: list(text('an SPDX licence'), 'what is not'),
      unknown: { enum: ['allow', 'report'], description: 'what to do where no licence is stated' },
    }),
    registries: list(text('a host'), 'hosts that packages may come from'),
    privateNames: {
      type: 'object',
      propertyNames: { pattern: '^(@[\\w.~-]+(/[\\w.~-]+)?|[\\w.~-]+)$' },
      additionalProperties: text('the host of its registry'),
      description: 'scopes and names of your own, and where they come from',
    },
    installScripts: list(text('a package name'), 'packages that may run code at install'),
    actions: objectSchema({
      allow: list(
        textSchema({
          pattern: '^(docker://[\\w.-]+(:\\d+)?|[\\w-][\\w.-]*)(/[\\w.-]+)*(/\\*)?$',
          maxLength: 300,
          description: 'owner/*, owner/repository, docker://image or docker://host/*',
        }),
        'actions that workflows may use; empty: every one',
      ),
      compareTags: { type: 'boolean', description: 'ask git ls-remote for the tags that comments behind pins name' },
    }),
    waivers: list(waivers, 'findings that somebody accepts, until a day'),
  }),
})

/** The JSON Schema of `audit-policy.json`. Every key may be left out, none may be added. */
export const policySchema = Object.freeze(
  schemaOf({
    ...waiver,
    if: { properties: { rule: { enum: ['vulnerable', 'known-malicious'] } }, required: ['rule'] },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: { required: ['advisory'] },
  }),
)

/** The schema that a policy is read by: a waiver without its advisory is refused later, when it is known which ones it would cover. */
export const readPolicySchema = Object.freeze(schemaOf(waiver))
