/** True for headings that say the same, whatever their case and marks. */
export function hasSameWords(a: string, b: string): boolean {
  return bare(a) === bare(b)
}

function bare(text: string): string {
  return text
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
}
