/** Words that do no more than join a sentence to the one before it. *So do …*, *so far*, *but for* and *yet another* say more. English. */
const link =
  /^(?:(?:but|and|yet|so),?\s+(?!for\b|another\b|far\b|many\b|much\b|few\b|little\b|long\b|called\b|too\b|(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|must|may|might)\b)|(?:however|moreover|furthermore|therefore|thus|hence|nevertheless|nonetheless|still|instead|also|besides|then|in addition|as a result|by contrast|in contrast|on the other hand),\s+)(?=\S)/iu

/** A sentence without the word that joined it to one that is gone; the sentence as it is where nothing does. */
export function withoutLink(sentence: string): string {
  const rest = sentence.replace(link, '')
  return rest === sentence ? sentence : rest.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}
