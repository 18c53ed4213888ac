import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findTopLevelText } from './find-top-level-text.ts'
import { readJson } from './read-json.ts'
import type { Tree } from './tree.ts'

const toValue = (tree: Tree | undefined): unknown => {
  if (tree?.kind === 'map') return Object.fromEntries(tree.entries.map(({ key, value }) => [key, toValue(value)]))
  return tree?.kind === 'list' ? tree.items.map(toValue) : tree?.text
}
const withTexts = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withTexts)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTexts(one)]))
  return String(value)
}

describe('readJson', () => {
  test('reads what JSON.parse reads, however it is spaced', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space)
        expect(toValue(readJson(text).tree)).toEqual(withTexts(JSON.parse(text)))
      }),
    )
  })

  test('gives each key the line that it stands in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 30 }), (keys) => {
        const text = `{\n${keys.map((key) => `${JSON.stringify(key)}: {\n"x": 1}`).join(',\n')}\n}`
        const { tree } = readJson(text)
        expect(tree?.kind === 'map' && tree.entries.map(({ key, line }) => [key, line])).toEqual(
          keys.map((key, index) => [key, 2 + 2 * index]),
        )
      }),
    )
  })

  test('refuses exactly what JSON.parse refuses', () => {
    const pieces = fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '1', 'null', ' ', '\n', '//', '\\'), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        let isValid = true
        try {
          JSON.parse(text)
        } catch {
          isValid = false
        }
        expect(readJson(text).tree !== undefined).toBe(isValid)
      }),
      { numRuns: 2000 },
    )
  })

  test('keeps repeated keys, and a key called __proto__', () => {
    const { tree } = readJson('{"a":1,"a":2,"__proto__":3}')
    expect(tree?.kind === 'map' && tree.entries.map(({ key }) => key)).toEqual(['a', 'a', '__proto__'])
  })

  test('allows comments and trailing commas only where asked', () => {
    const text = '{\n// bun\n"a": [1,],\n}'
    expect(readJson(text).blindSpots[0]?.line).toBe(2)
    expect(toValue(readJson(text, { isRelaxed: true }).tree)).toEqual({ a: ['1'] })
  })
})

test('findTopLevelText finds the value of a key at the top, and no other', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string({ minLength: 1 }).filter((key) => !/["\\]/.test(key) && JSON.stringify(key) === `"${key}"`),
        fc.jsonValue(),
      ),
      (object) => {
        const text = JSON.stringify({ ...object, wanted: { wanted: [object] } })
        expect(JSON.parse((findTopLevelText(text, 'wanted') ?? '').replace(/^\s*:/, ''))).toEqual(
          JSON.parse(JSON.stringify({ wanted: [object] })),
        )
      },
    ),
  )
})
