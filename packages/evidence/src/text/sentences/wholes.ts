/** Maximum characters of a quotation or bracket that is not cut inside. */
const maxWhole = 700

/** Quotations and brackets, each language's own: “…” „…“ «…» »…« ”…” ‘…’ "…" 「…」 (…). */
const pattern =
  /„[^„“”\n]{2,700}[“”]|“[^“”\n]{2,700}”|(?<![\p{L}\p{N}.!?…,])«[^«»\n]{2,700}»|(?<![\p{L}\p{N}.!?…,])»(?=[\p{L}\p{N}¿¡…])[^«»\n]{2,700}«|(?<=^|[\s([])”(?=\S)[^”\n]{2,700}”|(?<=^|[\s([])‘(?=\S)(?:[^‘’\n]|’(?=\p{L})){2,700}’(?!\p{L})|(?<=^|[\s([])"(?=\S)[^"\n]{2,700}(?<=\S)"(?![\p{L}\p{N}])|「[^「」\n]{2,700}」|『[^『』\n]{2,700}』|\((?:[^()\n]|\([^()\n]{0,200}\)){2,300}\)|（[^（）\n]{2,300}）/gu

/** Spans of quotations and brackets that close again soon: they stay in one sentence. */
export function wholes(piece: string): readonly (readonly [number, number])[] {
  if (!/["“„«»”‘「『(（]/.test(piece)) return []
  return [...piece.matchAll(pattern)]
    .filter((match) => match[0].length <= maxWhole)
    .map((match) => [match.index, match.index + match[0].length] as const)
}
