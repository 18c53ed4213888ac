/** Kind of answer that a question asks for. */
export interface QuestionKind {
  /** First words that ask for it. */
  readonly asks: RegExp
  /** A sign of it in a sentence that answers. */
  readonly answer: RegExp
  /** In words. */
  readonly wants: string
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'

/** Kinds of questions by their first words, the narrower first. English. */
export const questionKinds: readonly QuestionKind[] = [
  {
    asks: /^(?:when|since when|in (?:which|what) year)\b/i,
    answer: new RegExp(`\\b(?:1[0-9]|20)\\d\\d\\b|\\b(?:${months})\\b|\\bcentury\\b`, 'i'),
    wants: 'a date',
  },
  {
    asks: /^how (?:many|much|long|far|old|often|large|big|high|fast|likely|common)\b/i,
    answer: /\p{N}|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|half|most|few|rare)\b/iu,
    wants: 'a number',
  },
  { asks: /^(?:who|whom|whose)\b/i, answer: /\p{L}.*?(?<![.!?]\s)\b\p{Lu}\p{Ll}+/u, wants: 'a name' },
  {
    asks: /^(?:where|in (?:which|what) (?:country|city|place|town))\b/i,
    answer: /\b(?:in|at|near|from|to|on|of)\s(?:the\s)?\p{Lu}/u,
    wants: 'a place',
  },
  {
    asks: /^(?:why|for what reason|what (?:causes?|caused|made|makes|led))\b/i,
    answer:
      /\b(?:because|since|due to|owing to|caus\w+|reasons?|led to|leads? to|result\w*|therefore|thus|hence|so that|explain\w*|explanation|blam\w+|trigger\w*|after|in order to|attribut\w+|means? that|show\w*|found that)\b/i,
    wants: 'a cause',
  },
  {
    asks: /^how (?:to|(?:do|can|should|would) (?:you|i|we|one))\b/i,
    answer:
      /`|^(?:run|install|use|set|add|open|put|pass|take|make|create|write|type|click|choose|select|go|start|copy|download|check|call|enter|turn|press|first|then|next)\b|\b(?:must|should|needs?|have to|has to)\b/i,
    wants: 'steps',
  },
  {
    asks: /^what(?:'s|’s| is| has| have)? (?:changed|new)\b/i,
    answer:
      /\b(?:add\w*|remov\w+|chang\w+|fix\w*|renam\w+|deprecat\w+|drop\w*|now|no longer|support\w*|introduc\w+|breaking|replac\w+|instead)\b/i,
    wants: 'a change',
  },
  {
    asks: /^how (?:do|does|did|can|could|should|would|is|are|was|were)\b/i,
    answer: /\b(?:by|with|using|through|via|first|then|next|after|before|step|must|should|can|until|from|into|if)\b|`/i,
    wants: 'a way or steps',
  },
]
