/** Years from that of the topic in which its matter goes on. */
const near = 1
const years = /\b(?:1[5-9]|20)\d\d\b/g

/** The first year that a text names. */
export function yearIn(text: string): number | null {
  const [first] = text.match(years) ?? []
  return first === undefined ? null : Number(first)
}

/** True for a quote whose years are all far from that of the topic: *In 1924 about 800 people died* in a text about an earthquake of 2022. */
export function isOfOtherYear(quote: string, year: number | null): boolean {
  const own = quote.match(years) ?? []
  return year !== null && own.length > 0 && own.every((one) => Math.abs(Number(one) - year) > near)
}
