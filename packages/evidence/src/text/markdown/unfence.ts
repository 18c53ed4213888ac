/** Names of the fences between which prompts show what they call data. */
const fences = 'evidence|sentences|passages?|text-so-far|draft|unused|first|second|found'

const fence = new RegExp(String.raw`<(?=\s*/?\s*(?:${fences})\b)`, 'gi')

/** A text in which nothing can be mistaken for the fence of a prompt; other angle brackets are its own, such as those of `npm trust <provider>`. */
export function unfence(text: string): string {
  return text.replaceAll(fence, ' ')
}
