import { vexJustifications } from './finding.ts'
import { findingCodes } from './rules.ts'
import { severities } from './severity.ts'

const object = (required: readonly string[], properties: Readonly<Record<string, unknown>>): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const list = (items: object): object => ({ type: 'array', items })
const text = { type: 'string' }
const count = { type: 'integer', minimum: 0 }
const day = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' }

const finding = object(['code', 'severity', 'subject', 'message', 'evidence'], {
  code: { enum: findingCodes },
  severity: { enum: severities },
  subject: text,
  at: object(['file', 'line'], { file: text, line: { type: 'integer', minimum: 1 } }),
  message: text,
  evidence: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean', 'array'], items: text } },
  path: list(text),
  fix: text,
  waived: object(['reason', 'owner', 'expires'], { reason: text, owner: text, expires: day, justification: { enum: vexJustifications } }),
})

/** The JSON Schema (2020-12) of what `galley audit --format json` prints. */
export const reportSchema = Object.freeze({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'galley.audit/1',
  ...object(['schema', 'complete', 'coverage', 'findings', 'summary'], {
    schema: { const: 'galley.audit/1' },
    complete: { type: 'boolean' },
    coverage: object(['packages', 'files', 'checks'], {
      packages: count,
      files: list(object(['path', 'format', 'packages', 'counted'], { path: text, format: text, packages: count, counted: count })),
      checks: list(object(['name', 'state'], { name: text, state: { enum: ['done', 'notAsked', 'failed'] }, reason: text })),
      excluded: list(text),
    }),
    advisories: list(
      object(['ecosystem', 'source', 'count', 'newest'], {
        ecosystem: text,
        source: text,
        count: { type: ['integer', 'null'], minimum: 0 },
        newest: { type: ['string', 'null'] },
      }),
    ),
    findings: list(finding),
    summary: object([...severities, 'waived'], Object.fromEntries([...severities, 'waived'].map((name) => [name, count]))),
  }),
})
