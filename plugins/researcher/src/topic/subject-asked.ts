import { definedBy } from '@galley/evidence'

/** *How is the project leader of Debian elected?*, *How do tides work?*: an auxiliary, what is asked about, and the verb. English. */
const acting =
  /^(?:how|when|where|why) (?:is|are|was|were|do|does|did|has|have|can|will|should|must) ((?:(?:the|an?|my|our) )?(?:(?!(?:in|on|at|for|to|by|with|from|of) )[\p{L}\p{N}’'-]+ ){1,3}?(?:of (?:the )?[\p{L}\p{N}’'-]+ )?)\p{L}+\s*\?*$/iu

/** The thing or person that a question asks about, by which a pronoun in the next one is meant; empty where its form does not tell. */
export function subjectAsked(question: string): string {
  return definedBy(question) ?? acting.exec(question.trim())?.[1]?.trim() ?? ''
}
