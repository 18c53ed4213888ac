/** Words after which a sentence must go on: articles, possessives, conjunctions, degrees, and an ordinal behind an article (*finished third* is whole). */
const never =
  /(?:^|[\s“(])(the|a|an|and|or|but|nor|than|because|although|though|whereas|if|unless|whose|its|their|my|our|your|very|every|between|among|into|onto|upon|per|via|during|toward|towards|until|such|(?:the|a|its|their|his|her|my|our|your) (?:first|second|third))$/

/** Words that end a sentence only where a relative or a question stands before them: *the one it comes from*, *how old it is*, *what it turned out to be*. */
const stranded =
  /(?:^|\s)(of|for|with|from|at|by|as|is|are|was|were|been|has|have|had|to|in|on|about|around|under|over|through|against|(?<!\b(?:shortly|soon|long|ever|just|days?|weeks?|months?|years?|hours?|minutes?) )(?:after|before|since)|that|which|who|whom|when|where|while|some|any|other|another|be|being|became|become|could|would|should|might|must|shall|will|may|can)$/

/** Words that open a clause in which a preposition or a verb may stand last. */
const relative = /\b(?:wh\w+|how|that|than|as|to|if|all|so|used?|did|does|do|one|what\w*)\b/i

/** The last word of an English sentence that stops in the middle, or null. */
export function endsOpen(sentence: string): string | null {
  const text = sentence.replace(/[.!?:;,…"”’)\]\s]+$/, '')
  const hard = never.exec(text)
  if (hard) return hard[1] ?? null
  const soft = stranded.exec(text)
  return soft && !relative.test(text.slice(0, soft.index)) ? (soft[1] ?? null) : null
}
