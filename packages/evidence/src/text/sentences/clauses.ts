/** A sentence cut into clauses at semicolons, dashes and *, and / but / while / whereas*: each may rest on its own piece of evidence. */
export function clausesOf(sentence: string): readonly string[] {
  return sentence.split(/;\s+|\s+[—–]\s+|,\s+(?=(?:and|but|while|whereas|although|though|yet)\s)|\s+(?=(?:while|whereas)\s)/)
}
