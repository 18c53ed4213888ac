/** A piece of evidence as a prompt shows it. */
export interface PromptEvidence {
  readonly number: number
  readonly quote: string
}

const line = /^[ \t]*[[(]?(\d{1,4})[\]):.]+[ \t]*(?:\([^)\n]*\)[ \t]*)?(.{3,})$/gm

/** Finds the numbered evidence of a prompt, such as `[1] (Title) quote`: between `<evidence>` or `<sentences>` marks where there are any. */
export function shownEvidence(prompt: string): readonly PromptEvidence[] {
  const fenced = /<(evidence|sentences)>([\s\S]*?)<\/\1>/.exec(prompt)?.[2] ?? prompt
  return [...fenced.matchAll(line)].map(([, number, quote = '']) => ({
    number: Number(number),
    quote: quote.trim().replaceAll(/^["“]|["”]$/g, ''),
  }))
}
