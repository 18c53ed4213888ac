import { fault } from '../faults.ts'
import { parseRegistryAddress, type RegistryAddress } from './registry-address.ts'

/**
 * The address of the Python index that pip is configured with, as the root of its JSON API: `PIP_INDEX_URL`, else `index-url` of
 * `[install]` or `[global]` in `pip.conf`. `https://host/simple` is the index of `https://host`. Null where nothing is configured.
 * @throws REGISTRY_ADDRESS_INVALID
 */
export function readPipIndex(pipConf: string | null, env: Readonly<Record<string, string | undefined>>): RegistryAddress | null {
  const index = env['PIP_INDEX_URL'] ?? readConf(pipConf ?? '')
  if (index === undefined || index === '') return null
  const address = parseRegistryAddress(index.replace(/\/simple\/*$/, ''))
  if (address === null) throw fault('REGISTRY_ADDRESS_INVALID', { address: index.slice(0, 200) })
  return address
}

function readConf(text: string): string | undefined {
  const found = new Map<string, string>()
  let section = ''
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\s*\[(?<name>[^\]]+)\]/.exec(line)?.groups?.['name']
    if (heading !== undefined) section = heading.trim().toLowerCase()
    const { value } = /^\s*index[-_]url\s*[=:]\s*(?<value>\S+)/.exec(line)?.groups ?? {}
    if (value !== undefined) found.set(section, value)
  }
  return found.get('install') ?? found.get('global')
}
