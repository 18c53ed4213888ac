import { basicAuth } from './registry-address.ts'

/** The registries of an `.npmrc`. */
export interface NpmConfig {
  readonly registry?: string
  /** `@scope` → address. */
  readonly scopes: ReadonlyMap<string, string>
  /** `//host/path` → the value of an `Authorization` header. */
  readonly secrets: ReadonlyMap<string, string>
}

/**
 * Reads an `.npmrc` (ini form; `${NAME}` from `env`, as npm does). A line whose variable is not set is left out: half a token is none.
 */
export function readNpmConfig(text: string, env: Readonly<Record<string, string | undefined>>): NpmConfig {
  const scopes = new Map<string, string>()
  const secrets = new Map<string, string>()
  let registry: string | undefined
  const settings = readSettings(text, env)
  for (const [key, value] of settings) {
    const { scope } = /^(?<scope>@[^:/]+):registry$/.exec(key)?.groups ?? {}
    const { place, what } = /^(?<place>\/\/\S+?)\/?:(?<what>_authToken|_auth|_password)$/.exec(key)?.groups ?? {}
    if (key === 'registry') registry = value
    else if (scope !== undefined) scopes.set(scope, value)
    else if (place !== undefined && what === '_authToken') secrets.set(place, `Bearer ${value}`)
    else if (place !== undefined && what === '_auth') secrets.set(place, `Basic ${value}`)
    else if (place !== undefined) {
      const user = settings.get(key.replace(/_password$/, 'username'))
      // npm keeps the password in base64.
      if (user !== undefined) secrets.set(place, basicAuth(user, Buffer.from(value, 'base64').toString('utf8')))
    }
  }
  return { ...(registry === undefined ? {} : { registry }), scopes, secrets }
}

function readSettings(text: string, env: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> {
  const settings = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const { key, value: raw } = /^\s*(?<key>[^;#\s=][^=]*?)\s*=\s*(?<value>.*?)\s*$/.exec(line)?.groups ?? {}
    const value = raw === undefined ? null : expand(unquote(raw), env)
    if (key !== undefined && value !== null && value !== '') settings.set(key, value)
  }
  return settings
}

function unquote(value: string): string {
  return /^"(?<inner>.*)"$/.exec(value)?.groups?.['inner'] ?? /^'(?<inner>.*)'$/.exec(value)?.groups?.['inner'] ?? value
}

function expand(value: string, env: Readonly<Record<string, string | undefined>>): string | null {
  let isWhole = true
  const expanded = value.replaceAll(/\$\{(?<name>[^}?]+)(?<optional>\?)?\}/g, (_, name: string, optional: string | undefined) => {
    const found = Object.hasOwn(env, name) ? env[name] : undefined
    if (found === undefined && optional === undefined) isWhole = false
    return found ?? ''
  })
  return isWhole ? expanded : null
}
