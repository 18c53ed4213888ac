/** Letters of other alphabets that look like a Latin one (from Unicode's confusables, UTS 39; the ones that fonts draw alike). */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', ё: 'e', ғ: 'f', һ: 'h', і: 'i', ї: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', н: 'h', п: 'n', о: 'o',
  р: 'p', ԛ: 'q', г: 'r', ѕ: 's', т: 't', у: 'y', ѵ: 'v', ԝ: 'w', х: 'x', α: 'a', β: 'b', ϲ: 'c', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v',
  ο: 'o', ρ: 'p', σ: 'o', τ: 't', υ: 'u', χ: 'x', γ: 'y', ω: 'w', ı: 'i', ł: 'l', ø: 'o', đ: 'd', ɡ: 'g', ɑ: 'a', ß: 'b',
} // prettier-ignore

/**
 * Writes look-alike letters in Latin and leaves out everything invisible (control, format, combining).
 * Plain ASCII names come back as they are.
 */
export function foldConfusables(name: string): string {
  // oxlint-disable-next-line no-control-regex -- the question is exactly whether there are any
  if (/^[\u0021-\u007e]*$/.test(name)) return name
  const visible = name.normalize('NFKD').replace(/[\p{M}\p{C}\p{Z}]/gu, '')
  return visible.replace(/[^\u0021-\u007e]/g, (letter) => lookalikes[letter.toLowerCase()] ?? letter)
}
