import { printable } from '@galley/findings/printable'
import type { AskedName, NameFacts } from '@galley/typosquat'
import { fault } from '@galley/command-line'
import { Ajv } from 'ajv'

/** Characters of a line that a message repeats. */
const maxShownChars = 100

const count = { type: ['number', 'null'], minimum: 0 }
const names = { type: 'array', items: { type: 'string' } }

/** One line of a file of facts, as JSON Schema. Only `name` is required: a fact that is not known is null or left out, and raises no verdict. */
const factsSchema = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    ecosystem: { enum: ['npm', 'pypi'] },
    name: { type: 'string', minLength: 1 },
    exists: { type: ['boolean', 'null'] },
    removed: { type: ['boolean', 'null'] },
    ageDays: count,
    downloadsMonth: count,
    maintainers: { anyOf: [names, count] },
    repository: { type: ['string', 'null'] },
    versions: count,
    dependencies: { anyOf: [names, { type: 'null' }] },
  },
}

/** Facts by name; null for a name of which nothing is told. */
export type FactsOf = (asked: AskedName) => NameFacts | null

/**
 * Reads facts about packages, one JSON object a line: `{"name":"kafkajs-lint","ageDays":3,"downloadsMonth":12,"maintainers":["x"],"repository":"…","versions":1}`.
 * A line without `ecosystem` is of both. Fault USAGE names the line that is none.
 */
export function readFacts(text: string): FactsOf {
  const validate = new Ajv({ allowUnionTypes: true }).compile(factsSchema)
  const known = new Map<string, NameFacts>()
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (line.trim() === '') continue
    const value = parse(line)
    if (!validate(value)) {
      const [problem] = validate.errors ?? []
      const what = `${problem?.instancePath ?? ''} ${problem?.message ?? 'is no object'}`.trim()
      throw fault('USAGE', { problem: `Line ${index + 1} of the facts, "${printable(line, maxShownChars)}": ${what}` })
    }
    const { ecosystem, name, ...facts } = value as { readonly name: string; readonly ecosystem?: string }
    known.set(`${ecosystem ?? ''}:${name}`, Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null)))
  }
  return ({ ecosystem, name }) => known.get(`${ecosystem}:${name}`) ?? known.get(`:${name}`) ?? null
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
