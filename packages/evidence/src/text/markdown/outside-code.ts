/** A code span of CommonMark: as many backticks close it as opened it. */
const span = /(?<!`)(`+)(?!`)([\s\S]{1,1000}?)(?<!`)\1(?!`)/g

/** Stand-in for a code span: two characters of private use around its number. */
const standIn = /\uE000(\d{1,6})\uE001/g

/**
 * Puts a text through `change` so that its code spans come out as they are: `change` sees each of them as one sign, which it may move or
 * leave out. The spans, backticks included, go through `changeCode`.
 */
export function outsideCode(
  text: string,
  change: (prose: string) => string,
  changeCode: (span: string) => string = (code) => code,
): string {
  if (!text.includes('`')) return change(text)
  const spans: string[] = []
  const masked = text.replaceAll(span, (code) => `\uE000${spans.push(changeCode(code)) - 1}\uE001`)
  return change(masked).replaceAll(standIn, (sign, number: string) => spans[Number(number)] ?? sign)
}
