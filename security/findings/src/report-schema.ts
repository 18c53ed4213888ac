import { vexJustifications } from './finding.ts'
import { daySchema, listSchema, objectSchema, textSchema } from './json-schema.ts'
import { findingCodes } from './rules.ts'
import { severities } from './severity.ts'
import { upgradeSteps } from './upgrade-review.ts'

const text = textSchema()
const place = objectSchema({ file: text, line: { type: 'integer', minimum: 1 } }, ['file', 'line'])
const count = { type: 'integer', minimum: 0 }

const finding = objectSchema(
  {
    code: { enum: findingCodes },
    severity: { enum: severities },
    subject: text,
    at: place,
    message: text,
    evidence: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean', 'array'], items: text } },
    path: listSchema(text),
    fix: text,
    waived: objectSchema({ reason: text, owner: text, expires: daySchema, justification: { enum: vexJustifications } }, [
      'reason',
      'owner',
      'expires',
    ]),
  },
  ['code', 'severity', 'subject', 'message', 'evidence'],
)

const card = objectSchema(
  {
    subject: text,
    at: place,
    from: { type: ['string', 'null'] },
    to: text,
    step: { enum: upgradeSteps },
    direct: { type: 'boolean' },
    opened: { type: 'boolean' },
    facts: listSchema(text),
  },
  ['subject', 'at', 'from', 'to', 'step', 'direct', 'opened', 'facts'],
)

/** The JSON Schema (2020-12) of what `galley audit --format json` prints. */
export const reportSchema = Object.freeze({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'galley.audit/1',
  ...objectSchema(
    {
      schema: { const: 'galley.audit/1' },
      complete: { type: 'boolean' },
      coverage: objectSchema(
        {
          packages: count,
          files: listSchema(
            objectSchema({ path: text, format: text, packages: count, counted: count }, ['path', 'format', 'packages', 'counted']),
          ),
          checks: listSchema(
            objectSchema({ name: text, state: { enum: ['done', 'notAsked', 'failed'] }, reason: text }, ['name', 'state']),
          ),
          workflows: listSchema(text),
          omitted: objectSchema({ dev: count }, ['dev']),
          excluded: listSchema(text),
        },
        ['packages', 'files', 'checks'],
      ),
      advisories: listSchema(
        objectSchema(
          {
            ecosystem: text,
            source: text,
            count: { type: ['integer', 'null'], minimum: 0 },
            newest: { type: ['string', 'null'] },
          },
          ['ecosystem', 'source', 'count', 'newest'],
        ),
      ),
      upgrades: objectSchema({ since: text, cards: listSchema(card), removed: listSchema(text), notKnown: listSchema(text) }, [
        'since',
        'cards',
        'removed',
        'notKnown',
      ]),
      findings: listSchema(finding),
      summary: objectSchema(Object.fromEntries([...severities, 'waived'].map((name) => [name, count])), [...severities, 'waived']),
    },
    ['schema', 'complete', 'coverage', 'findings', 'summary'],
  ),
})
