import { spawnSync } from 'node:child_process'
import {
  answerSchemas,
  hostCallSchemas,
  manifestSchema,
  planSchema,
  sentBriefSchema,
  toolAnswerSchemas,
  type JsonSchema,
} from '@galley/sdk'
import { schemaCases } from '@galley/testkit'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftPredicateSchema } from './provenance/draft-predicate.ts'
import { settingsSchema } from './settings/settings-schema.ts'
import { surelyFits } from './surely-fits.ts'

const schemas: readonly (readonly [name: string, schema: JsonSchema])[] = [
  ...Object.entries(answerSchemas),
  ...Object.entries(toolAnswerSchemas),
  ...Object.entries(hostCallSchemas),
  ['manifest', manifestSchema],
  ['brief', sentBriefSchema],
  ['plan', planSchema],
  ['settings', settingsSchema],
  ['predicate', draftPredicateSchema],
]

const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false })

/** Values that a schema is likely to take, and in each place now and then one that it is not. */
function valuesOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 30, arbitrary: likely(schema) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) })
}

function likely(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { type, enum: choices, const: only, anyOf, pattern, minimum, maximum, maxLength = 40, properties, items, required = [] } = schema
  if (choices !== undefined) return fc.constantFrom(...(choices as readonly unknown[]))
  if (only !== undefined) return fc.constant(only)
  if (anyOf !== undefined) return fc.oneof(...(anyOf as readonly JsonSchema[]).map(valuesOf))
  const [kind] = [type].flat()
  if (kind === 'boolean') return fc.boolean()
  if (kind === 'integer' || kind === 'number')
    return fc.oneof(fc.integer({ min: Number(minimum ?? -3), max: Number(maximum ?? 3) }), fc.double())
  if (kind === 'string') {
    const words = fc.string({
      unit: fc.constantFrom('a', 'é', '😀', '\u{1F468}\u200D', ' '),
      maxLength: Math.min(300, Number(maxLength) + 2),
    })
    return pattern === undefined ? words : fc.oneof(fc.stringMatching(new RegExp(pattern as string)), words)
  }
  if (kind === 'array') return fc.array(valuesOf((items ?? {}) as JsonSchema), { maxLength: 4 })
  if (kind !== 'object') return fc.jsonValue({ maxDepth: 2 })
  const known = Object.entries((properties ?? {}) as Readonly<Record<string, JsonSchema>>)
  const members = Object.fromEntries(known.map(([name, member]) => [name, valuesOf(member)]))
  const stray = fc.option(
    fc.dictionary(fc.constantFrom('other', '__proto__', 'toString', 'a/b'), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 }),
    {
      freq: 8,
      nil: {},
    },
  )
  return fc
    .tuple(fc.record(members, { requiredKeys: [...(required as readonly string[])] }), stray)
    .map(([object, others]) => Object.fromEntries([...Object.entries(object), ...Object.entries(others)]))
}

describe('surelyFits', () => {
  test.each(schemas)('says of %s what Ajv says', (_name, schema) => {
    const validate = ajv.compile(schema)
    fc.assert(
      fc.property(valuesOf(schema), (value) => surelyFits(schema, value) === validate(value)),
      { numRuns: 300 },
    )
  })

  test.each(schemas)('knows every keyword of %s', (_name, schema) => {
    expect(surelyFits({ not: schema }, null)).toBe(true)
  })

  test.each(schemaCases)('refuses $title', ({ schema, value }) => {
    expect(surelyFits(schema, value)).toBe(false)
  })

  test.each([
    ['a text as long as it may be, in characters', { type: 'string', maxLength: 2 }, '😀😀', true],
    ['a text too short, in characters', { type: 'string', minLength: 2 }, '😀', false],
    ['a keyword that it does not know', { not: { if: {} } }, 1, false],
    ['an object among the choices', { enum: [{ a: 1 }] }, { a: 1 }, false],
    ['two equal objects in a list of different ones', { uniqueItems: true }, [{ a: 1 }, { a: 1 }], false],
    ['a name that is none', { propertyNames: { maxLength: 1 } }, { ab: 1 }, false],
    ['one of several types', { type: ['string', 'null'] }, null, true],
    ['a member that is there and undefined', { type: 'object', required: ['a'] }, { a: undefined }, false],
    ['a list by places', { items: [{ type: 'string' }] }, ['a'], false],
  ] as const)('decides on %s', (_title, schema, value, fits) => {
    expect(surelyFits(schema, value)).toBe(fits)
  })

  test('leaves Ajv unloaded where everything fits', () => {
    const script = `
      import { checkSchema } from ${JSON.stringify(new URL('check-schema.ts', import.meta.url).href)}
      import { createRequire } from 'node:module'
      const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('ajv'))
      const schema = { type: 'object', properties: { a: { type: 'string' } } }
      console.log(checkSchema(schema, { a: 'b' }).length, loaded(), checkSchema(schema, { a: 1 }).length, loaded())`
    const { stdout, stderr } = spawnSync(process.execPath, ['--conditions=galley-source', '--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    expect(`${stdout}${stderr}`).toBe('0 false 1 true\n')
  })
})
