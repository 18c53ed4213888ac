import { expect, test } from 'vitest'
import { catalogue } from './catalogue.ts'
import { modelKey } from './model-key.ts'

const facts = catalogue.models.flatMap(({ key, licence, code, data, parameters, activeParameters, context, price }) =>
  Object.entries({ licence, code, data, parameters, activeParameters, context, price }).flatMap(([fact, told]) =>
    told === undefined ? [] : [{ key, fact, source: told.source }],
  ),
)

test('there are at least 60 models, and each is found once', () => {
  expect(catalogue.models.length).toBeGreaterThanOrEqual(60)
  expect(new Set(catalogue.models.map(({ key }) => key)).size).toBe(catalogue.models.length)
  for (const { key } of catalogue.models) expect(modelKey(key)).toBe(key)
})

test('every fact names a source with its commit or version and its day', () => {
  expect(facts.filter(({ source }) => catalogue.sources[source] === undefined)).toEqual([])
  for (const { at, date } of Object.values(catalogue.sources)) {
    expect(at).toMatch(/^([\w.-]+\/[\w.-]+@[0-9a-f]{40}|(pypi|npm):[\w.-]+@[\w.]+)$/)
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/)
  }
})

test('every model has a licence, and every source says something', () => {
  expect(catalogue.models.filter(({ licence }) => licence === undefined)).toEqual([])
  expect(new Set(facts.map(({ source }) => source))).toEqual(new Set(Object.keys(catalogue.sources)))
})
