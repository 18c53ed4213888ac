import { asTable, listAt, tableAt, wordAt, wordsAt, type TomlTable } from '../formats/read/read-toml.ts'
import { publicIndex, type PythonSettings } from './python-index.ts'

/**
 * Reads pdm's sources: `[[tool.pdm.source]]`. All of them and PyPI compete, unless `respect-source-order` is on, or `include_packages` gives
 * a name to one alone. https://pdm-project.org/latest/usage/config/#configure-the-package-indexes
 */
export function readPdmSettings(pdm: TomlTable): PythonSettings {
  const sources = listAt(pdm, 'source')
    .map(asTable)
    .map((one) => ({
      name: wordAt(one, 'name') ?? '',
      url: wordAt(one, 'url') ?? '',
      included: wordsAt(one, 'include_packages').map(globOf),
      excluded: wordsAt(one, 'exclude_packages').map(globOf),
    }))
  const replaced = sources.find(({ name }) => name === 'pypi')
  const all = replaced === undefined ? [{ name: 'pypi', url: publicIndex, included: [], excluded: [] }, ...sources] : sources
  const isOrdered = tableAt(pdm, 'resolution')['respect-source-order'] === true
  return {
    indexes: sources,
    tiersOf: (name) => {
      const fits = (globs: readonly RegExp[]): boolean => globs.some((glob) => glob.test(name))
      const only = all.filter(({ included }) => fits(included))
      const urls = (only.length > 0 ? only : all.filter(({ included, excluded }) => included.length === 0 && !fits(excluded))).map(
        ({ url }) => url,
      )
      return isOrdered ? urls.map((url) => [url]) : [urls]
    },
    bind: (name, index) => `Give ${index} the name alone: include_packages = ["${name}"] in its [[tool.pdm.source]] of pyproject.toml.`,
  }
}

/** A name with `*` and `?`. */
function globOf(pattern: string): RegExp {
  const escaped = pattern.toLowerCase().replaceAll(/[^a-z\d*?]+/g, '-')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`)
}
