import { startsDangling } from './starts-dangling.ts'

/** Words that point at the sentence before, besides those with which a quotation would dangle. English. */
const pointing =
  /^["“‘*_]*(?:both(?= \p{Ll}+s\b)|this|that|these|those|such|here|accordingly|in short|in other words|which is why)(?![\p{L}\p{N}’'-])/iu

/** True for a sentence that says something else, or nothing, without the one before it: *So do not rely on the default*. English. */
export function leansBack(sentence: string): boolean {
  return startsDangling(sentence) || pointing.test(sentence)
}
