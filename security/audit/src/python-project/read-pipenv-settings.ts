import { asTable, listAt, tableAt, wordAt, type TomlTable } from '../formats/read/read-toml.ts'
import { boundTo, publicIndex, type PythonSettings, type PythonWant } from './python-index.ts'

/**
 * Reads Pipenv's sources: `[[source]]` of the Pipfile. The first one is asked, another one only for names that are bound to it by
 * `index = "…"`, unless `install_search_all_sources` is on. https://pipenv.pypa.io/en/latest/indexes.html
 */
export function readPipenvSettings(pipfile: TomlTable, wants: ReadonlyMap<string, readonly PythonWant[]>): PythonSettings {
  const sources = listAt(pipfile, 'source')
    .map(asTable)
    .map((one) => ({ name: wordAt(one, 'name') ?? '', url: wordAt(one, 'url') ?? '' }))
  const urls = sources.length === 0 ? [publicIndex] : sources.map(({ url }) => url)
  const isAllAsked = tableAt(pipfile, 'pipenv')['install_search_all_sources'] === true
  return {
    indexes: sources,
    tiersOf: (name) => {
      const own = boundTo(name, wants, sources)
      return own.length > 0 ? [own] : [isAllAsked ? urls : urls.slice(0, 1)]
    },
    bind: (name, index) =>
      `Bind it in the Pipfile: ${name} = {version = "…", index = "private"}, with ${index} as [[source]] of that name.`,
  }
}
