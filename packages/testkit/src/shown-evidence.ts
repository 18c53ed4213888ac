/** A piece of evidence as a prompt shows it. */
export interface PromptEvidence {
  /** The number or id under which the prompt shows it. */
  readonly label: string
  readonly quote: string
}

/** Finds the numbered evidence of a prompt: lines such as `[1] quote`, `1. quote`, `E1: "quote"`, `(3) quote`. */
export function shownEvidence(prompt: string): readonly PromptEvidence[] {
  const lines = prompt.matchAll(/^[ \t>*-]*[[(]?((?:[a-z]{1,9}-?)?\d{1,4})[\]):.]+[ \t]*(?:\([^)\n]*\)[ \t]*)?(.{12,})$/gim)
  return [...lines].map(([, label = '', quote = '']) => ({ label, quote: quote.trim().replaceAll(/^["“]|["”]$/g, '') }))
}
