/** A text as a heading, with a capital, unless it begins with a name of code: *select_related*, *os.path*. */
export function capitalised(text: string): string {
  return text.replace(/^\p{Ll}(?![\p{L}\p{N}]*[_.:/()\p{Lu}\p{N}]\S)/u, (letter) => letter.toUpperCase())
}
