import type { CandidateName } from '../candidate-name.ts'
import { splitName, squash } from '../text/name-forms.ts'
import { findNear } from './find-near.ts'
import type { Imitation } from './imitation.ts'
import type { ImitationFinder } from './imitation-finder.ts'
import type { NameIndexes } from './name-indexes.ts'
import { languageWords, stripAffixes } from './strip-affixes.ts'

/** Finds the words of an established name in another order: `nmap-python`. At most four words, every order tried. */
export const findReordered: ImitationFinder = (candidate, indexes) => {
  const { names } = indexes
  if (candidate.scope !== null || candidate.words.length > 4) return []
  const found: Imitation[] = []
  const hasLanguageWord = candidate.words.some((word) => languageWords[candidate.ecosystem].includes(word))
  for (const order of permute(candidate.words)) {
    const text = order.join('')
    if (text === candidate.squashed) continue
    for (const entry of names.squashedIndex().findEqual(text, 'plain')) {
      const target = names.table.nameAt(entry)
      if (splitName(target).length < 2) continue
      found.push({
        kind: hasLanguageWord ? 'language word moved' : 'words in another order',
        target,
        popularity: names.table.popularityOf(entry),
        scopePopularity: 0,
        targetText: squash(target),
        candidateText: text,
        edits: [],
        addedWords: [],
        ties: 0,
      })
    }
  }
  return [...found, ...findMovedAndMisspelt(candidate, indexes)]
}

/** Letters beside the language word that carry a misspelling, at least. */
const minMisspelt = 9

/** Popularity of a target that is misspelt too, at least: 100,000 downloads a month. */
const minMisspeltPopularity = 40

/** Finds a name whose language word stands at the other end and whose rest is misspelt: `spellcheckpy` for `pyspellchecker`. */
function findMovedAndMisspelt({ words, ecosystem }: CandidateName, indexes: NameIndexes): readonly Imitation[] {
  return stripAffixes(words, ecosystem).flatMap(({ rest, added, kind }) => {
    const [word = ''] = added
    if (kind !== 'language word added' || added.length > 1 || rest.length < minMisspelt) return []
    const isFirst = words[0]?.startsWith(word) === true
    const options = { kind: 'language word moved', form: 'plain', maxEdits: 2, minPopularity: minMisspeltPopularity } as const
    return findNear(indexes, isFirst ? rest + word : word + rest, options)
  })
}

function permute(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length < 2) return [words]
  return words.flatMap((first, at) => permute(words.toSpliced(at, 1)).map((rest) => [first].concat(rest)))
}
