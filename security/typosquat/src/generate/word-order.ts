import { flat } from '../text/flat.ts'
import { words } from '../text/words.ts'
import { languageWords } from './affixes.ts'
import type { Candidate } from './candidate.ts'
import type { Generator } from './generator.ts'

/** The words of an established name in another order: `nmap-python`. At most four words, every order tried. */
export const wordOrder: Generator = (subject, world) => {
  if (subject.scope !== null || subject.words.length < 2 || subject.words.length > 4) return []
  const found: Candidate[] = []
  const isOfLanguage = subject.words.some((word) => languageWords[subject.ecosystem].includes(word))
  for (const order of orders(subject.words)) {
    const text = order.join('')
    if (text === subject.flat) continue
    for (const shape of world.names.shapes().equal(text)) {
      const target = world.names.table.nameAt(shape.entry)
      if (shape.kind !== 'plain' || words(target).length < 2) continue
      const level = world.names.table.levelOf(shape.entry)
      found.push({
        kind: isOfLanguage ? 'language word moved' : 'words in another order',
        target,
        level,
        meant: flat(target),
        written: text,
        edits: [],
        added: [],
        crowd: 0,
        scopeLevel: 0,
      })
    }
  }
  return found
}

function orders(list: readonly string[]): readonly (readonly string[])[] {
  if (list.length < 2) return [list]
  return list.flatMap((first, at) => orders(list.toSpliced(at, 1)).map((rest) => [first].concat(rest)))
}
