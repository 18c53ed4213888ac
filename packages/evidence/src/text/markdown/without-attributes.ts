/** A heading without the attribute list that Pandoc, kramdown and MkDocs let stand behind it: *Timeouts {#timeouts}*, *Usage {: .first }*. */
export function withoutAttributes(heading: string): string {
  return heading.replace(/\s*\{:?\s*(?:[#.][^{}\s]+\s*|[\w-]+=[^{}\s]+\s*)+\}\s*$/u, '')
}
