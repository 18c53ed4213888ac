import type { CanaryMaker } from './canary-maker.ts'

/** Words that put two events in order, and their opposites. */
const opposites: readonly (readonly [RegExp, string])[] = [
  [
    /(?<=\p{Ll} )(?<!\b(?:for|not|long|never|day|just) )before(?= (?:(?:the|a|an|it|they|he|she|its|his|her|their|making|being)\b|\p{Lu}))/u,
    'after',
  ],
  [
    /(?<=\p{Ll} )(?<!\b(?:shortly|soon|look|looks|looked|named|called|year|day|one|of|for) )after(?= (?:(?:the|a|an|it|they|he|she|its|his|her|their|making|being)\b|\p{Lu}))/u,
    'before',
  ],
  [/(?<= )later(?=[.,])(?<!\b(?:sooner or|until|no) later)/u, 'earlier'],
]

/** Turns round the order of time that a passage gives. English. */
export const orderCanaries: CanaryMaker = (sentences) =>
  sentences.flatMap((sentence) => {
    const rule = opposites.find(([pattern]) => pattern.test(sentence))
    return rule === undefined ? [] : [sentence.replace(rule[0], rule[1])]
  })
