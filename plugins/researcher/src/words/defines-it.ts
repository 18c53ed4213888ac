import { functionWordsOf } from '@galley/evidence'
import { rootsOf } from './roots-of.ts'

/** Words between what is defined and its definition. */
const defining =
  /^(.{2,120}?)(?:\s(?:is|are|was|were|means|refers to|stands for|governs?|ist|sind|war|waren|bezeichnet|heißt|est|sont|désigne|es|son|è|sono|is een|to jest|é|são)\s|とは|は|是|指)/u
/** Words that may stand beside the name of what is defined. */
const beside = 5

/** True for a sentence that says what something is, by its roots: *The X of Y is a …*. */
export function definesIt(quote: string, roots: ReadonlySet<string>): boolean {
  const [, subject = ''] = defining.exec(quote.replaceAll(/\s*[（(][^（()）]{1,200}[)）]/g, '')) ?? []
  const small = functionWordsOf(quote)
  const own = rootsOf(subject.replaceAll(/\p{L}+/gu, (word) => (small.has(word.toLowerCase()) ? ' ' : word)))
  // *When using a blueprint, its name is …* defines nothing.
  return roots.has(own[0] ?? '') && roots.isSubsetOf(new Set(own)) && own.length <= roots.size + beside
}
