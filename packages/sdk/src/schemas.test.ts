import { Ajv } from 'ajv'
import { describe, expect, it, test } from 'vitest'
import * as sdk from './index.ts'

const ajv = new Ajv({ strict: true, strictRequired: false })
const schemas = Object.entries(sdk).filter(([name, value]) => name.endsWith('Schema') && typeof value === 'object') as [string, object][]

describe('the schemas', () => {
  it.each(schemas)('%s is a strict JSON Schema that refuses unknown keys', (_, schema) => {
    const validate = ajv.compile(schema)
    expect(validate({ 'no such key': 1 })).toBe(false)
  })

  it.each<[string, unknown, boolean]>([
    ['a topic alone', { topic: 'Harbours' }, true],
    [
      'everything',
      {
        topic: 'Harbours',
        words: 800,
        rounds: 5,
        approve: ['plan'],
        sources: { urls: ['https://x.org'], web: true },
        models: { writer: 'none' },
      },
      true,
    ],
    ['no topic', {}, false],
    ['a topic of spaces', { topic: '  ' }, false],
    ['six rounds', { topic: 'x', rounds: 6 }, false],
    ['99 words', { topic: 'x', words: 99 }, false],
    ['a file address', { topic: 'x', sources: { urls: ['file:///etc/passwd'] } }, false],
    ['a model for nobody', { topic: 'x', models: { poet: 'none' } }, false],
  ])('a brief with %s', (_, brief, fits) => {
    expect(ajv.validate(sdk.briefSchema, brief)).toBe(fits)
  })

  it.each<[string, object, boolean]>([
    ['an agent with its role', { kind: 'agent', role: 'editor' }, true],
    ['a tool with what it provides', { kind: 'tool', provides: ['search'] }, true],
    ['another version', { kind: 'tool', provides: ['x'], schemaVersion: 2 }, false],
    ['an agent without a role', { kind: 'agent' }, false],
    ['a tool that plays a role', { kind: 'tool', provides: ['search'], role: 'editor' }, false],
    ['a permission that does not exist', { kind: 'tool', provides: ['x'], permissions: { network: {} } }, false],
    [
      'a fetch without its reason',
      { kind: 'tool', provides: ['x'], permissions: { fetch: { allowedHosts: ['*'], methods: ['GET'] } } },
      false,
    ],
  ])('a manifest of %s', (_, part, fits) => {
    const manifest = { schemaVersion: 1, main: 'src/index.ts', permissions: {}, ...part }
    expect(ajv.validate(sdk.manifestSchema, manifest)).toBe(fits)
  })
})

test('the compiler refuses a schema that does not fit its type', () => {
  // @ts-expect-error a number is no string
  sdk.objectSchema<{ name: string }>(['name'], { name: sdk.integer(0, 1) })
  // @ts-expect-error the type has a member more
  sdk.objectSchema<{ name: string; size?: number }>(['name'], { name: sdk.text(9) })
  // @ts-expect-error the type has no such word
  sdk.objectSchema<{ kind: 'a' | 'b' }>(['kind'], { kind: sdk.oneOf(['a', 'c']) })
  expect(sdk.objectSchema<{ kind: 'a' | 'b' }>(['kind'], { kind: sdk.oneOf(['a', 'b']) }).required).toEqual(['kind'])
})
