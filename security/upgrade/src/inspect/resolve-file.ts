import { posix } from 'node:path'

/** The file of a release that another one of it means, as Node finds it; null for what is none. */
export function resolveFile(files: { readonly has: (path: string) => boolean }, from: string, specifier: string): string | null {
  if (specifier === '') return null
  const path = posix.normalize(posix.join(posix.dirname(from), specifier)).replace(/^\.\/|\/$/g, '')
  const base = path === '.' ? '' : path
  const inside = base === '' ? '' : `${base}/`
  const stem = base.replace(/\.[cm]?js$/, '')
  const names = [
    base,
    ...['.js', '.cjs', '.mjs', '.json', '.ts'].map((end) => base + end),
    `${stem}.ts`,
    `${inside}index.js`,
    `${inside}index.cjs`,
    `${inside}index.mjs`,
    `${inside}index.ts`,
  ]
  return names.find((one) => one !== '' && files.has(one)) ?? null
}
