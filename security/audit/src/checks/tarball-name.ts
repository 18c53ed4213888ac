/** Reads the release that an address of an npm registry serves: `/@scope/name/-/name-1.2.3.tgz`; null for addresses of another form. */
export function tarballName(url: string): { readonly name: string; readonly version: string } | null {
  const { pathname } = URL.canParse(url) ? new URL(url) : { pathname: '' }
  const parts = /\/(?<name>(?:(?:@|%40)[^/%]+(?:\/|%2f))?(?<base>[^/@]+))\/-\/(?:@[^/]+\/)?(?<file>[^/]+)\.tgz$/i.exec(pathname)?.groups
  const { name, base, file } = parts ?? {}
  if (name === undefined || base === undefined || !file?.startsWith(`${base}-`)) return null
  return { name: decodeURIComponent(name), version: decodeURIComponent(file.slice(base.length + 1)) }
}
