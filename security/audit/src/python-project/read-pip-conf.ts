import type { PipIndexes } from '../formats/python/pip/pip-indexes.ts'

/** Reads the indexes of a `pip.conf` (ini form): `index-url`, `extra-index-url`, `find-links` and `no-index` of `[global]` and `[install]`. */
export function readPipConf(text: string): PipIndexes {
  const found = new Map<string, readonly string[]>()
  let section = ''
  let key = ''
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\s*\[(?<name>[^\]]+)\]/.exec(line)?.groups?.['name']
    const { name, value } = /^(?<name>[a-z_-]+)\s*[=:]\s*(?<value>.*)$/i.exec(line)?.groups ?? {}
    if (heading !== undefined) section = heading.trim().toLowerCase()
    else if (/^\s*[#;]/.test(line) || !['global', 'install'].includes(section)) continue
    else if (name !== undefined && value !== undefined) {
      key = name.toLowerCase().replaceAll('_', '-')
      found.set(key, words(value))
    } else if (/^\s/.test(line)) found.set(key, [...(found.get(key) ?? []), ...words(line)])
  }
  return {
    index: found.get('index-url')?.[0],
    extra: found.get('extra-index-url') ?? [],
    links: found.get('find-links') ?? [],
    noIndex: /^(?:1|true|yes|on)$/i.test(found.get('no-index')?.[0] ?? ''),
  }
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
