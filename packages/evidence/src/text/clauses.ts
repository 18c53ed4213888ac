import { tokensOf } from './tokens.ts'

/**
 * A sentence cut into clauses at semicolons, dashes and *, and / but / while / whereas*: each may rest on its own piece of evidence.
 * Pieces of fewer than three content words stay with the one before.
 */
export function clausesOf(sentence: string): readonly string[] {
  const parts = sentence.split(/;\s+|\s+[—–]\s+|,\s+(?=(?:and|but|while|whereas|although|though|yet)\s)|\s+(?=(?:while|whereas)\s)/)
  const clauses: string[] = []
  for (const part of parts) {
    const last = clauses.at(-1)
    if (last !== undefined && tokensOf(part).filter((token) => token.content).length < 3) clauses[clauses.length - 1] = `${last}, ${part}`
    else clauses.push(part)
  }
  return clauses
}
