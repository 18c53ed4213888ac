/** Name of the file with the papers of a draft, beside its text. */
export function papersFileOf(file: string): string {
  return `${file}.bundle.jsonl`
}
