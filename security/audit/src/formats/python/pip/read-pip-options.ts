import { getOrAddList } from '../../graph/get-or-add-list.ts'

/** The options of a line, by their full names; a flag's value is empty. */
export type PipOptions = ReadonlyMap<string, readonly string[]>

/** Options that take a value; of pip 23 to 26 (`SUPPORTED_OPTIONS` and `SUPPORTED_OPTIONS_REQ` in pip/_internal/req/req_file.py). */
const valued = [
  '--requirement',
  '--constraint',
  '--editable',
  '--index-url',
  '--pypi-url',
  '--extra-index-url',
  '--find-links',
  '--no-binary',
  '--only-binary',
  '--trusted-host',
  '--use-feature',
  '--hash',
  '--config-settings',
  '--config-setting',
  '--global-option',
  '--all-releases',
  '--only-final',
  '--uploaded-prior-to',
]

/** Options that take none. */
const flags = ['--no-index', '--prefer-binary', '--require-hashes', '--no-require-hashes', '--pre']

const known = [...valued, ...flags]

const short: Readonly<Record<string, string>> = {
  '-r': '--requirement',
  '-c': '--constraint',
  '-e': '--editable',
  '-i': '--index-url',
  '-f': '--find-links',
  '-C': '--config-settings',
}

/** Options that decide what is installed, or from where. */
const moving = new Set([
  '--requirement',
  '--constraint',
  '--editable',
  '--index-url',
  '--pypi-url',
  '--extra-index-url',
  '--find-links',
  '--no-index',
  '--hash',
])

/**
 * Reads words as Python's `optparse` does for pip: long options by any beginning that fits one of them alone, `--name=value` or
 * `--name value`, short ones with their value behind or after them. What is no option is dropped. In words why it cannot be read.
 */
export function readPipOptions(words: readonly string[]): PipOptions | string {
  const options = new Map<string, string[]>()
  // Taken from the end: shifting a long list would copy it for each word.
  const rest = words.toReversed()
  for (let word = rest.pop(); word !== undefined && word !== '--'; word = rest.pop()) {
    if (!word.startsWith('-') || word === '-') continue
    const { written, name, behind } = takeApart(word)
    if (name === undefined) return `the option ${written} is not known`
    const takesValue = valued.includes(name)
    if (!takesValue && behind !== undefined) return `the option ${name} takes no value`
    const value = takesValue ? (behind ?? rest.pop()) : ''
    if (value === undefined || isWrong(name, value)) return `the option ${name} lacks its value`
    const kept = name === '--pypi-url' ? '--index-url' : name
    getOrAddList(options, kept).push(value)
  }
  return options
}

/** An option's name as written and in full, and the value that the same word holds behind it. */
function takeApart(word: string): { readonly written: string; readonly name: string | undefined; readonly behind: string | undefined } {
  if (!word.startsWith('--')) return { written: word.slice(0, 2), name: short[word.slice(0, 2)], behind: word.slice(2) || undefined }
  const equals = word.indexOf('=')
  const written = equals < 0 ? word : word.slice(0, equals)
  return { written, name: fullName(written), behind: equals < 0 ? undefined : word.slice(equals + 1) }
}

/** A beginning that fits several options, none of which moves a package, stands for the first: which one it is depends on pip's version. */
function fullName(written: string): string | undefined {
  if (known.includes(written)) return written
  const fitting = known.filter((name) => name.startsWith(written))
  const isSafe = fitting.every((name) => !moving.has(name) && valued.includes(name) === valued.includes(fitting[0] ?? ''))
  return fitting.length === 1 || isSafe ? fitting[0] : undefined
}

/** Values that pip refuses, each by the option's own rule. */
function isWrong(name: string, value: string): boolean {
  if (name === '--no-binary' || name === '--only-binary') return value.startsWith('-')
  if (name === '--hash') return !value.includes(':')
  return name.startsWith('--config-setting') && !value.includes('=')
}
