import type { CanaryMaker } from './canary-maker.ts'

/** Limiting words and what is put for them: the passage says it of some, of the most, about, perhaps. Each reads on in the place of the other. */
const widened: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /(?<!\b(?:as|so|too|very|how|not) )\b(?:some|many|most|several|a few|a number|the majority|one|two|three) of (?=(?:the|its|his|her|their) )(?!\S+ (?:two|three|four|five|\d))/iu,
    ['all of ', 'each of ', 'every one of '],
  ],
  [
    /(?<!\b(?:as|so|too|very|how|not|the|of|his|her|its|their|there are|there were) )\b(?:some|many|most|several|a few|a number of|thousands of|hundreds of|dozens of)(?= (?:\p{Ll}+ )?\p{Ll}{2,}[^s\P{L}]s\b)(?! (?:times|years|days|months|weeks|hours|different)\b)/iu,
    ['all'],
  ],
  [
    /(?<!\b(?:more|less|most|as|so|too|very|how|not) )\b(?:often|sometimes|usually|generally|frequently|typically|occasionally)\b/iu,
    ['always', 'invariably'],
  ],
  [/(?<!\b(?:as|so|too|very|how|not) )\b(?:partly|partially|mainly|chiefly|mostly|largely)\b/iu, ['entirely', 'wholly']],
  [/\b(?:probably|possibly|perhaps|presumably|apparently)\b/iu, ['certainly', 'undoubtedly']],
  [/\b(is|are|was|were) likely to\b/u, ['$1 certain to']],
  [/\b(?:claimed|argued|suggested|believed|alleged|suspected)(?= (?:that|they|it|he|she|the|this)\b)/u, ['proved', 'demonstrated']],
  [/\b(?:about|around|roughly|nearly|almost|approximately) (?=\d)/u, ['more than ', 'fewer than ', 'well over ', 'no more than ']],
  [/\b(?:at least|more than|over) (?=\d)/u, ['at most ', 'fewer than ', 'no more than ', 'just under ']],
  [/\b(?:up to|at most) (?=\d)/u, ['at least ', 'more than ', 'well over ']],
  [
    /(?<!\b(?:who|you|we|anybody|anyone|users?|people|visitors|members) )\b(?:may|might)(?= (?:be|have|also|come|take|cause|help|reach|mean|last|cost|lead|change|show)\b)/iu,
    ['will'],
  ],
  [/(?<!\b(?:nobody|none|no|not|never|neither|nor|only)\b.*)\bcan (?=(?:be|\p{Ll}{3,})\b)(?!not\b)/iu, ['must ', 'will ']],
]

/** Says of all, always and for certain what a passage says of some, sometimes and perhaps. English. */
export const generalisationCanaries: CanaryMaker = (sentences, _, pick) =>
  sentences.flatMap((sentence) => {
    const rule = widened.find(([pattern]) => pattern.test(sentence))
    const wide = rule === undefined ? undefined : pick(rule[1], sentence)
    if (rule === undefined || wide === undefined) return []
    const changed = sentence.replace(rule[0], wide)
    return [/^\p{Lu}/u.test(sentence) ? `${changed.slice(0, 1).toUpperCase()}${changed.slice(1)}` : changed]
  })
