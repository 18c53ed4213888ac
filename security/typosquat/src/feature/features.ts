/** A feature of the model: the unit of its value, and the words for it where users read the points. */
interface FeatureNote {
  readonly unit: string
  /** Words for a value above zero. */
  readonly phrase: string
  /** Words for a value below zero, where there are such values. */
  readonly opposite?: string
}

const flag = '0 or 1'
const count = 'number of edits'
const logDownloads = { unit: 'log10(downloads a month) − 5', phrase: 'target above 100,000 downloads a month', opposite: 'target below 100,000 downloads a month' } // prettier-ignore
const logAboveTop = { unit: 'log10(downloads a month) − 7, from 0', phrase: 'target above 10 million downloads a month' }
const logLength = { unit: 'log2(characters ÷ 8), at most 2', phrase: 'target longer than 8 characters', opposite: 'target shorter than 8 characters' } // prettier-ignore
const logNames = 'log10(names that hold the word) ÷ 2'
const logTies = 'log2(1 + other names)'

/**
 * Every feature that the model weighs, by its name in `data/weights.json` and in `reasons`. Points are value × weight, so a feature with a
 * positive weight raises the score by its value and one with a negative weight lowers it; the two registries differ in their weights.
 */
export const features = {
  // The kind of imitation.
  'same letters': { unit: flag, phrase: 'target’s letters with other separators' },
  'look-alike letters': { unit: flag, phrase: 'look-alike letters (homoglyphs)' },
  misspelling: { unit: flag, phrase: 'misspelling of the target' },
  'words in another order': { unit: flag, phrase: 'target’s words in another order' },
  'language word moved': { unit: flag, phrase: 'language word (js, python …) moved to the other end' },
  'scope left out': { unit: flag, phrase: 'scoped name without its scope' },
  'scope joined': { unit: flag, phrase: 'scope written as part of the name' },
  'scope joined, words added': { unit: flag, phrase: 'scope written as part of the name, words added' },
  'near scope': { unit: flag, phrase: 'misspelling of the target’s scope' },
  'near scope, new name': { unit: flag, phrase: 'misspelling of a known scope, which has no package of this name' },
  'somebody else’s scope': { unit: flag, phrase: 'target’s name under an unknown scope' },
  'language word added': { unit: flag, phrase: 'language word (js, python …) added' },
  'language word left out': { unit: flag, phrase: 'language word (js, python …) left out' },
  'language word exchanged': { unit: flag, phrase: 'language word replaced by another one' },
  'word for language word': { unit: flag, phrase: 'language word replaced by an ordinary word' },
  'version added': { unit: flag, phrase: 'version number added' },
  'word added': { unit: flag, phrase: 'word added to the target’s name' },
  'command slip': { unit: flag, phrase: 'mistyped option or file name' },
  'command of another package': { unit: flag, phrase: 'command that another package installs' },
  'name of another registry': { unit: flag, phrase: 'popular name of the other registry' },
  // The edits between the names.
  'misspelt too': { unit: count, phrase: 'misspelt as well' },
  'two edits': { unit: flag, phrase: 'two edits away' },
  'three edits': { unit: flag, phrase: 'three edits away' },
  'letters swapped': { unit: count, phrase: 'neighbouring letters swapped' },
  'digit added': { unit: count, phrase: 'digit added' },
  'digit changed': { unit: count, phrase: 'digit changed or left out' },
  'vowel changed': { unit: count, phrase: 'vowel replaced by another vowel' },
  'neighbour key': { unit: count, phrase: 'letter replaced by a neighbouring key' },
  'letter changed': { unit: count, phrase: 'letter replaced' },
  'letter doubled': { unit: count, phrase: 'letter doubled' },
  plural: { unit: count, phrase: 'final s added or left out' },
  'neighbour key added': { unit: count, phrase: 'neighbouring key pressed as well' },
  'letter added': { unit: count, phrase: 'letter added' },
  'double letter made single': { unit: count, phrase: 'double letter written once' },
  'vowel left out': { unit: count, phrase: 'vowel left out' },
  'letter left out': { unit: count, phrase: 'letter left out' },
  'first letter': { unit: flag, phrase: 'first letter differs' },
  'last letter': { unit: flag, phrase: 'last letter differs' },
  'drawn alike': { unit: flag, phrase: 'looks like the target in print (1 and l, rn and m)' },
  'same letters, moved': { unit: flag, phrase: 'target’s letters in another order' },
  // The target. It has one of the three groups: misspelt, whole in the name, or scoped.
  'target’s downloads': logDownloads,
  'whole target’s downloads': logDownloads,
  'scoped target’s downloads': logDownloads,
  'target everybody knows': logAboveTop,
  'whole target everybody knows': logAboveTop,
  'scoped target everybody knows': logAboveTop,
  'target’s length': logLength,
  'whole target’s length': logLength,
  'scoped target’s length': logLength,
  'scope’s downloads': { unit: logDownloads.unit, phrase: 'scope above 100,000 downloads a month', opposite: 'scope below 100,000 downloads a month' }, // prettier-ignore
  'other names as near': { unit: logTies, phrase: 'other names as near' },
  'other names alike': { unit: logTies, phrase: 'other names with the same letters' },
  'words of a scoped name': { unit: 'words − 1, at most 3', phrase: 'name of several words' },
  'spelt the same': { unit: flag, phrase: 'same spelling as after the target’s scope' },
  'same letters as a popular name': { unit: flag, phrase: 'target above 3 million downloads a month' },
  separators: { unit: 'difference in number − 1', phrase: 'number of separators differs', opposite: 'same number of separators' },
  // The words and letters of the name.
  'added word’s commonness': { unit: logNames, phrase: 'added word is common in package names' },
  'target is a common word': { unit: logNames, phrase: 'target is a common word in package names' },
  'misspelt word’s commonness': { unit: logNames, phrase: 'target’s word is common in package names' },
  'lone letter': { unit: flag, phrase: 'single letter as a word' },
  'packaging word': { unit: flag, phrase: 'the word added is lib or npm' },
  'named the second': { unit: flag, phrase: 'the version added is 2' },
  'edits by length': { unit: 'edits ÷ characters', phrase: 'share of the letters edited' },
  'written word’s commonness': { unit: logNames, phrase: 'word is common in package names' },
  'written word is two': { unit: flag, phrase: 'word made of two known words' },
  'written word is none': { unit: flag, phrase: 'word unknown in package names' },
  'words split or joined': { unit: flag, phrase: 'words split or joined' },
  'letters surprise': { unit: 'bits a letter more than the target, −2 to 3', phrase: 'unusual letter sequence', opposite: 'usual letter sequence' }, // prettier-ignore
  // The bias: the log odds of a name in which nothing is seen.
  'most names are honest': { unit: 'constant', phrase: 'prior: most names are honest' },
} as const satisfies Readonly<Record<string, FeatureNote>>

/** Key of a feature of an imitation, under which its weight stands in `data/weights.json`. */
export type Feature = keyof typeof features
