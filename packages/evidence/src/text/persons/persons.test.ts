import { describe, expect, it } from 'vitest'
import { introducesPerson } from './introduces-person.ts'
import { listsPersons } from './lists-persons.ts'

describe('who somebody is', () => {
  it.each([
    ['Kim Hyun-Tak, a physicist of the institute, repeated it.', true],
    ['Jia Tan was a maintainer of the library.', true],
    ['Prime Minister Ulla Berg opened the bridge.', true],
    ['The physicist Kim Hyun-Tak repeated it.', true],
    ['Erika Muster, Bürgermeisterin der Stadt, sprach.', true],
    ['Annalena Kühn ist die Gründerin des Vereins.', true],
    ['The minister opened the bridge.', false],
    ['New York is a city of many bridges.', false],
    ['Red Hat Enterprise Linux was released.', false],
  ])('%s', (sentence, isTold) => expect(introducesPerson(sentence)).toBe(isTold))

  it('counts each name once', () => {
    const sentence = 'The film stars Anna Berg and Karl Voss, and Anna Berg directed it.'
    expect(listsPersons(sentence, 2)).toBe(true)
    expect(listsPersons(sentence, 3)).toBe(false)
    expect(listsPersons('Anna Berg and Karl Voss were there.', 2)).toBe(false)
  })
})
