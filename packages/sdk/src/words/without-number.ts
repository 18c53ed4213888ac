/** *Chapter 6.*, *11.2.*, *Anhang A:*, *第 3 章*: the number of a part within its book, at the beginning of a title. */
const number =
  /^(?:(?:chapter|appendix|part|section|kapitel|anhang|teil|abschnitt|chapitre|annexe|partie|capítulo|apéndice|capitolo|appendice|hoofdstuk|bijlage|rozdział)\s+(?:\d+(?:\.\d+)*|[A-Z]|[IVXLC]+)\s*[.:–—-]\s*|(?:\d+|[A-Z](?=\.\d))(?:\.\d+)*\.\s+|第\s*[\d一二三四五六七八九十]+\s*[章节節部]\s*[.:：、]?\s*)(?=\S)/iu

/** A title or heading without its number in a book and without the sign of a link to itself (`¶`) or the signs that close it in Markdown. */
export function withoutNumber(title: string): string {
  return title
    .replace(/(?:\s*¶|\s+#+)\s*$/, '')
    .replace(number, '')
    .trim()
}
