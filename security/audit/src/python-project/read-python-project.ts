import { posix } from 'node:path'
import { readToml, tableAt, wordsAt, type TomlTable } from '../formats/read/read-toml.ts'
import { siblingFile } from '../sibling-file.ts'
import type { PythonIndex, PythonSettings, PythonWant } from './python-index.ts'
import { readPdmSettings } from './read-pdm-settings.ts'
import { readPipConf } from './read-pip-conf.ts'
import { readPipSettings, type PipFiles } from './read-pip-settings.ts'
import { readPipenvSettings } from './read-pipenv-settings.ts'
import { readPoetrySettings } from './read-poetry-settings.ts'
import { readPythonWants } from './read-python-wants.ts'
import { readUvSettings } from './read-uv-settings.ts'

/** The project of a Python lockfile, as its manifests and settings tell it. */
export interface PythonProject extends PythonSettings {
  /** Everything that the manifests ask for, by name; null where there is no manifest to ask. */
  readonly wants: ReadonlyMap<string, readonly PythonWant[]> | null
  /** Every manifest of the project, its members' and folders' too, could be read, and says all that is needed. */
  readonly isWhole: boolean
}

/** Reads the manifests and settings around a Python lockfile. */
export function readPythonProject(file: string, format: string, files: PipFiles): PythonProject {
  const { readText } = files
  const manifest = readManifest(file, format, readText)
  const folders = findFolders(readText(file) ?? '', format).map((folder) =>
    readTable(readText, siblingFile(file, posix.join(folder, 'pyproject.toml'))),
  )
  const members = folders.filter((one) => one !== null)
  const manifests = manifest === null ? members : [manifest, ...members]
  const wants = readPythonWants(manifests)
  const conf = readPipConf(readText(siblingFile(file, 'pip.conf')) ?? readText(siblingFile(file, 'pip.ini')) ?? '')
  const settings = readSettings()
  const { index, extra, links } = conf
  const named = [...(index === undefined ? [] : [index]), ...extra, ...links].map((url): PythonIndex => ({ name: '', url }))
  return {
    ...settings,
    indexes: [...settings.indexes, ...named],
    wants: manifest === null ? null : wants,
    isWhole: !folders.includes(null) && !manifests.some(isComputed),
  }

  function readSettings(): PythonSettings {
    const tools = tableAt(manifest ?? {}, 'tool')
    const uv = readTable(readText, siblingFile(file, 'uv.toml')) ?? tableAt(tools, 'uv')
    switch (format) {
      case 'requirements':
        return readPipSettings(file, files, conf)
      case 'poetry':
        return readPoetrySettings(tableAt(tools, 'poetry'), wants)
      case 'pdm':
        return readPdmSettings(tableAt(tools, 'pdm'))
      case 'pipfile':
        return readPipenvSettings(manifest ?? {}, wants)
      default: {
        const found = readUvSettings(uv, members, wants)
        if (format === 'uv') return found
        // Any tool may have written a pylock.toml.
        const others = [...readPoetrySettings(tableAt(tools, 'poetry'), wants).indexes, ...readPdmSettings(tableAt(tools, 'pdm')).indexes]
        return { ...found, indexes: [...found.indexes, ...others] }
      }
    }
  }
}

/** A build back end computes what the project needs (PEP 621): its manifest does not tell. */
function isComputed(manifest: TomlTable): boolean {
  return wordsAt(tableAt(manifest, 'project'), 'dynamic').some((one) => one === 'dependencies' || one === 'optional-dependencies')
}

function readManifest(file: string, format: string, readText: PipFiles['readText']): TomlTable | null {
  if (format === 'requirements') return null
  if (format === 'pipfile') return readTable(readText, siblingFile(file, 'Pipfile'))
  if (!file.endsWith('.py.lock')) return readTable(readText, siblingFile(file, 'pyproject.toml'))
  const script = readText(file.slice(0, -'.lock'.length))
  const block = /^# \/\/\/ script\r?\n(?<block>(?:#.*\r?\n)+?)# \/\/\/\r?$/m.exec(script ?? '')?.groups?.['block']
  return block === undefined ? null : (readToml(block.replaceAll(/^# ?/gm, '')).table ?? null)
}

function readTable(readText: PipFiles['readText'], path: string): TomlTable | null {
  const text = readText(path)
  return text === null ? null : (readToml(text).table ?? null)
}

/** Folders whose packages a lock holds: workspace members, and dependencies by path. */
function findFolders(lock: string, format: string): readonly string[] {
  const form =
    format === 'uv'
      ? /^source = \{ (?:editable|virtual|directory) = "(?<folder>[^"]+)"/gm
      : format === 'poetry'
        ? /^type = "directory"\r?\nurl = "(?<folder>[^"]+)"/gm
        : format === 'pdm'
          ? /^path = "(?<folder>(?![^"]*\.(?:whl|tar\.gz|tgz|zip)")[^"]+)"/gm
          : null
  return form === null ? [] : [...lock.matchAll(form)].map((match) => match.groups?.['folder'] ?? '.').filter((folder) => folder !== '.')
}
