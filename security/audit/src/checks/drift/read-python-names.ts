import { parse } from 'smol-toml'
import { normalName } from '../../normal-name.ts'

/** The names that a pyproject.toml (PEP 621, and Poetry's own table) or a Pipfile asks for, spelt as PyPI does; null where it is no TOML. */
export function readPythonNames(text: string): readonly string[] | null {
  let file: Table
  try {
    file = parse(text)
  } catch {
    return null
  }
  const project = list(table(file['project'])['dependencies'])
  const poetry = Object.keys(table(table(table(file['tool'])['poetry'])['dependencies'])).filter((name) => name !== 'python')
  const pipfile = ['packages', 'dev-packages'].flatMap((name) => Object.keys(table(file[name])))
  const written = project.map((requirement) => /^\s*([\w.-]+)/.exec(requirement)?.[1] ?? '')
  return [...new Set([...written, ...poetry, ...pipfile].filter(Boolean).map((name) => normalName('PyPI', name)))]
}

type Table = Readonly<Record<string, unknown>>

const table = (value: unknown): Table => (typeof value === 'object' && value !== null ? (value as Table) : {})
const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [])
