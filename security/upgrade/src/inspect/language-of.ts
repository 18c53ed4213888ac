/** Files that are written for people, or only for other tools: no code is run out of them unnoticed. */
const prose =
  /\.(?:md|mdx|markdown|map|html?|css|scss|sass|less|styl|svg|rst|po|pot|mo|lock|ya?ml|toml|c|cc|cpp|h|hpp|rs|go|pyi|pyx|pxd|flow|snap|ttf|woff2?|eot|png|jpe?g|gif|ico)$|\.d\.[cm]?ts$/i

const papers =
  /(?:^|\/)(?:package|tsconfig[^/]*|composer|bower|component)\.json$|(?:^|\/)(?:licen[cs]e|readme|changelog|changes|history|notice|authors|contributing)[^/]*$|\.(?:dist|egg)-info\/|(?:^|\/)PKG-INFO$/i

/** Endings of shell scripts. */
export const shellEnding = /\.(?:sh|bash|bat|cmd|ps1)$/

/** The language of a file by its name and first line: `data` for what may carry code without being any; null for what carries none. */
export function languageOf(path: string, bytes: Uint8Array): 'javascript' | 'python' | 'shell' | 'data' | null {
  if (prose.test(path)) return null
  if (/\.(?:js|cjs|mjs|jsx|ts|cts|mts|tsx)$/.test(path)) return 'javascript'
  if (/\.(?:py|pyw|pth)$/.test(path)) return 'python'
  if (shellEnding.test(path)) return 'shell'
  if (papers.test(path)) return null
  const first = new TextDecoder('latin1').decode(bytes.subarray(0, 64))
  const program = /^#!.*?\b(node|bun|deno|python[\d.]*|(?:ba|z|da)?sh)\b/.exec(first)?.[1]
  if (program === undefined) return 'data'
  return program.startsWith('python') ? 'python' : program.endsWith('sh') ? 'shell' : 'javascript'
}
