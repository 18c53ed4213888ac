import { asTable, listAt, wordAt, type TomlTable } from '../formats/read/read-toml.ts'
import { boundTo, publicIndex, type PythonSettings, type PythonWant } from './python-index.ts'

/**
 * Reads Poetry's sources: `[[tool.poetry.source]]`. PyPI is asked unless a primary source is named; primary ones compete, supplemental ones
 * are asked when none of them knows a name, explicit ones for bound names alone. https://python-poetry.org/docs/repositories/
 */
export function readPoetrySettings(poetry: TomlTable, wants: ReadonlyMap<string, readonly PythonWant[]>): PythonSettings {
  const sources = listAt(poetry, 'source')
    .map(asTable)
    .map((one) => ({
      name: wordAt(one, 'name') ?? '',
      url: wordAt(one, 'url') ?? publicIndex,
      priority: wordAt(one, 'priority') ?? (one['secondary'] === true ? 'secondary' : 'primary'),
    }))
  const withPriority = (...names: readonly string[]): readonly string[] =>
    sources.filter(({ priority }) => names.includes(priority)).map(({ url }) => url)
  const primary = withPriority('primary', 'default', 'secondary')
  const isPublicNamed = sources.some(({ url }) => url === publicIndex)
  const isPublicAsked = !isPublicNamed && withPriority('primary', 'default').length === 0
  const tiers = [[...(isPublicAsked ? [publicIndex] : []), ...primary], ...withPriority('supplemental').map((url) => [url])]
  return {
    indexes: sources,
    tiersOf: (name) => {
      const urls = boundTo(name, wants, sources)
      return urls.length > 0 ? [urls] : tiers
    },
    bind: (name, index) =>
      `Bind it in pyproject.toml: [tool.poetry.dependencies] ${name} = { version = "…", source = "private" }, with ${index} as [[tool.poetry.source]] of that name and priority = "explicit".`,
  }
}
