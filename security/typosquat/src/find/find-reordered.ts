import { splitName, squash } from '../text/name-forms.ts'
import type { Imitation } from './imitation.ts'
import type { ImitationFinder } from './imitation-finder.ts'
import { languageWords } from './strip-affixes.ts'

/** Finds the words of an established name in another order: `nmap-python`. At most four words, every order tried. */
export const findReordered: ImitationFinder = (candidate, { names }) => {
  if (candidate.scope !== null || candidate.words.length < 2 || candidate.words.length > 4) return []
  const found: Imitation[] = []
  const hasLanguageWord = candidate.words.some((word) => languageWords[candidate.ecosystem].includes(word))
  for (const order of permute(candidate.words)) {
    const text = order.join('')
    if (text === candidate.squashed) continue
    for (const form of names.squashedIndex().findEqual(text)) {
      const target = names.table.nameAt(form.entry)
      if (form.kind !== 'plain' || splitName(target).length < 2) continue
      found.push({
        kind: hasLanguageWord ? 'language word moved' : 'words in another order',
        target,
        popularity: names.table.popularityOf(form.entry),
        scopePopularity: 0,
        targetText: squash(target),
        candidateText: text,
        edits: [],
        addedWords: [],
        ties: 0,
      })
    }
  }
  return found
}

function permute(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length < 2) return [words]
  return words.flatMap((first, at) => permute(words.toSpliced(at, 1)).map((rest) => [first].concat(rest)))
}
