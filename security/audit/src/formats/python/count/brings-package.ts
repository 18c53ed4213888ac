import { isPackagePlace } from './is-package-place.ts'

const flags = ['no-index', 'prefer-binary', 'require-hashes', 'no-require-hashes', 'pre']
const valued =
  'index-url pypi-url extra-index-url find-links no-binary only-binary trusted-host use-feature hash config-settings config-setting global-option all-releases only-final uploaded-prior-to requirement constraint editable'
const all = [...flags, ...valued.split(' ')]

/** True for a logical line of a requirements file that brings a package, or takes in a file on this disk: the counter's own reading of options. */
export function bringsPackage(line: string): boolean {
  if (line === '' || hasVariable(line)) return false
  if (line.charAt(0) !== '-') {
    const options = line.indexOf(' -')
    return isPackagePlace(options < 0 ? line : line.substring(0, options))
  }
  const { editable, requirement } = readOptions(shellWords(line).toReversed())
  if (editable !== undefined) return isPackagePlace(editable)
  return requirement !== undefined && !['http:', 'https:', 'file:'].some((scheme) => requirement.toLowerCase().startsWith(scheme))
}

/** A variable of the environment outside of an address's user and password: nobody knows what such a line brings. */
function hasVariable(line: string): boolean {
  for (let at = line.indexOf('${'); at >= 0; at = line.indexOf('${', at + 1)) {
    const end = line.indexOf('}', at)
    if (end < at + 3 || !isVariableName(line.substring(at + 2, end))) continue
    const scheme = line.lastIndexOf('://', at)
    const login = scheme < 0 ? '' : line.substring(scheme + 3, line.indexOf('@', at))
    if (scheme < 0 || line.indexOf('@', at) < 0 || [' ', '\t', '/', '@', "'", '"', '\\'].some((mark) => login.includes(mark))) return true
  }
  return false
}

function isVariableName(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const one = name.charAt(at)
    if (!(one >= 'A' && one <= 'Z') && !(one >= '0' && one <= '9') && one !== '_') return false
  }
  return true
}

/** The first value of each option; the words are taken from the end. */
function readOptions(words: string[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (let word = words.pop(); word !== undefined && word !== '--'; word = words.pop()) {
    if (word.length < 2 || word.charAt(0) !== '-') continue
    const isLong = word.charAt(1) === '-'
    const end = isLong && word.includes('=') ? word.indexOf('=') : isLong ? word.length : 2
    const name = isLong ? longName(word.substring(2, end)) : shortName(word.charAt(1))
    if (flags.includes(name)) continue
    const hasValue = end < word.length
    const value = hasValue ? word.substring(isLong ? end + 1 : end) : words.pop()
    found[name] ??= value ?? ''
  }
  return found
}

function longName(written: string): string {
  return all.includes(written) ? written : (all.find((one) => one.startsWith(written)) ?? '')
}

function shortName(letter: string): string {
  return letter === 'r' ? 'requirement' : letter === 'e' ? 'editable' : letter
}

function shellWords(line: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let mode = ''
  for (let at = 0; at < line.length; at++) {
    const one = line.charAt(at)
    if (mode === '' && ' \t\r\n'.includes(one)) {
      if (word !== undefined) words.push(word)
      word = undefined
      continue
    }
    word ??= ''
    if (mode === '' && (one === "'" || one === '"')) mode = one
    else if (one === mode) mode = ''
    else if (one === '\\' && isEscape(mode, line.charAt(at + 1))) word += line.charAt(++at)
    else word += one
  }
  if (mode !== '') return []
  return word === undefined ? words : [...words, word]
}

function isEscape(mode: string, next: string): boolean {
  return mode === '' || (mode === '"' && (next === '"' || next === '\\'))
}
