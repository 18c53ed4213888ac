/** The settings of registries and scripts in a project's `.npmrc` (npm config, ini form). */
export interface Npmrc {
  /** `registry=`, its host. */
  readonly registry?: string
  /** `@scope:registry=`: the host of each scope. */
  readonly scopes: Readonly<Record<string, string>>
  readonly ignoreScripts: boolean
}

/** Reads the lines that matter here; the rest, secrets among it, is not looked at. */
export function readNpmrc(text: string | null): Npmrc {
  const scopes: Record<string, string> = {}
  let registry: string | undefined
  let ignoreScripts = false
  for (const line of (text ?? '').split('\n')) {
    const { key, value } = /^\s*(?<key>(?:@[\w.~-]+:)?registry|ignore-scripts)\s*=\s*"?(?<value>[^"\s]+)/.exec(line)?.groups ?? {}
    if (key === undefined || value === undefined) continue
    if (key === 'ignore-scripts') ignoreScripts = value === 'true'
    else if (key === 'registry') registry = hostOf(value) ?? registry
    else scopes[key.slice(0, -':registry'.length)] = hostOf(value) ?? value
  }
  return { ...(registry === undefined ? {} : { registry }), scopes, ignoreScripts }
}

/** The host of an address, with its port; undefined for what is no address. */
export function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined
}
