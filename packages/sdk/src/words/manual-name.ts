/** Characters within which a manual page has its section *Name*. */
const maxBefore = 1000

const nameSection =
  /^(?:#{1,6}[ \t]+)?(?:name|nom|nombre|nome|bezeichnung)[ \t]*\n(?:[-=]+[ \t]*\n)?\s*(\S[\s\S]*?)(?:\n[ \t]*\n|(?![\s\S]))/im

/** The name that a manual page gives itself in its section *Name*, of several the first: *zstd, unzstd - Compress files* is named *zstd*. Empty for other texts. */
export function manualName(text: string): string {
  const section = nameSection.exec(text)
  if (section === null || section.index > maxBefore) return ''
  const line = (section[1] ?? '').replaceAll(/\*+|\\(?=-)|`/g, '').replaceAll(/\s+/g, ' ')
  return /^([^,–—]{1,60}?)(?:,.*?)? [-–—]+ \S/.exec(line)?.[1]?.trim() ?? ''
}
