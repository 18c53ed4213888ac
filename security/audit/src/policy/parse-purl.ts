/** A package URL without qualifiers (purl-spec 1.0); `version` may be a version or a range. */
export interface Purl {
  readonly type: 'npm' | 'pypi'
  readonly name: string
  readonly version?: string
}

/**
 * Reads `pkg:npm/%40scope/name@1.2.3` or `pkg:pypi/name`; null for anything else. An unescaped `@scope` is understood: it is how
 * people write it. PyPI names are folded (PEP 503), npm names are not: old ones differ by case alone. Qualifiers are left out.
 */
export function parsePurl(text: string): Purl | null {
  const parts = /^pkg:(?<type>npm|pypi)\/(?<name>(?:(?:@|%40)[^/@]+\/)?[^/@?#]+?)(?:@(?<version>[^?#]+))?(?:[?#].*)?$/i.exec(text)?.groups
  if (!parts) return null
  try {
    const type = parts['type']?.toLowerCase() === 'pypi' ? 'pypi' : 'npm'
    const name = decodeURIComponent(parts['name'] ?? '')
    if (!/^(?:@[\w.~-]+\/)?[\w.~-]+$/.test(name)) return null
    const version = parts['version'] === undefined ? {} : { version: decodeURIComponent(parts['version']).trim() }
    return { type, name: type === 'pypi' ? name.toLowerCase().replaceAll(/[-_.]+/g, '-') : name, ...version }
  } catch {
    return null
  }
}
