/** A licence in one word: of a Creative Commons address its SPDX id, of any other address or name itself. */
export function licenceOf(said: string | null | undefined): string | null {
  const text = (said ?? '').trim().slice(0, 200)
  if (text === '') return null
  const commons = /creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)/i.exec(text)
  if (commons !== null) return `CC-${commons[1]?.toUpperCase()}-${commons[2]}`
  return /creativecommons\.org\/publicdomain\/zero\/1\.0/i.test(text) ? 'CC0-1.0' : text
}
