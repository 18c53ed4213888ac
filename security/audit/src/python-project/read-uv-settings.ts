import { asTable, listAt, tableAt, wordAt, wordsAt, type TomlTable } from '../formats/read/read-toml.ts'
import { boundTo, publicIndex, type PythonIndex, type PythonSettings, type PythonWant } from './python-index.ts'

/** An index as uv's settings hold it. */
interface UvIndex extends PythonIndex {
  /** Only for names that are bound to it. */
  readonly isExplicit: boolean
  /** In the place of PyPI: the last that is asked. */
  readonly isDefault: boolean
}

/**
 * Reads uv's indexes: `[[tool.uv.index]]`, `index-url`, `extra-index-url` and `find-links` of the settings (`uv.toml`, else `[tool.uv]` of
 * pyproject.toml), and the indexes of workspace members. https://docs.astral.sh/uv/concepts/indexes/
 */
export function readUvSettings(
  settings: TomlTable,
  members: readonly TomlTable[],
  wants: ReadonlyMap<string, readonly PythonWant[]>,
): PythonSettings {
  const own = readIndexes(settings)
  const others = members.flatMap((member) => readIndexes(tableAt(tableAt(member, 'tool'), 'uv')))
  const indexes = [...own, ...others]
  const last = own.find(({ isDefault }) => isDefault)?.url ?? publicIndex
  const order = [...own.filter(({ isExplicit, isDefault }) => !isExplicit && !isDefault).map(({ url }) => url), last]
  const isFirstWins = wordAt(settings, 'index-strategy')?.startsWith('unsafe-') !== true
  const tiers = isFirstWins ? order.map((url) => [url]) : [order]
  return {
    indexes: [...indexes, ...wordsAt(settings, 'find-links').map((url) => ({ name: '', url }))],
    tiersOf: (name) => {
      const urls = boundTo(name, wants, indexes)
      return urls.length > 0 ? [urls] : tiers
    },
    bind: (name, index) =>
      `Bind it in pyproject.toml: [tool.uv.sources] ${name} = { index = "private" }, with ${index} as [[tool.uv.index]] of that name and explicit = true.`,
  }
}

function readIndexes(settings: TomlTable): readonly UvIndex[] {
  const listed = listAt(settings, 'index')
    .map(asTable)
    .map((one) => ({
      name: wordAt(one, 'name') ?? '',
      url: wordAt(one, 'url') ?? '',
      isExplicit: one['explicit'] === true,
      isDefault: one['default'] === true,
    }))
  const plain = (url: string): UvIndex => ({ name: '', url, isExplicit: false, isDefault: false })
  const main = wordAt(settings, 'index-url')
  return [
    ...listed,
    ...wordsAt(settings, 'extra-index-url').map(plain),
    ...(main === undefined ? [] : [{ ...plain(main), isDefault: true }]),
  ]
}
