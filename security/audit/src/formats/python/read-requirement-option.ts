/** The effect of an option line of a requirements file on what will be installed. */
export type RequirementOption =
  | { readonly kind: 'include' | 'constraints'; readonly path: string }
  | { readonly kind: 'index'; readonly url: string }
  | { readonly kind: 'editable'; readonly what: string }
  | { readonly kind: 'setting' }
  | { readonly kind: 'unknown'; readonly what: string }

/** Settings that bring no package and move none. */
const settings = new Set(
  '--no-index --no-binary --only-binary --prefer-binary --require-hashes --pre --trusted-host --use-feature --config-settings --global-option --uploaded-prior-to --all-releases --only-final'.split(
    ' ',
  ),
)

const long: Readonly<Record<string, string>> = {
  '-r': '--requirement',
  '-c': '--constraint',
  '-e': '--editable',
  '-i': '--index-url',
  '-f': '--find-links',
  '-C': '--config-settings',
}

/** Reads an option line of pip's requirements format. An option that is not known is said so: it could bring packages. */
export function readOption(text: string): RequirementOption {
  const { short, full, rest = '' } = /^(?:(?<full>--[a-z-]+)|(?<short>-[a-zA-Z]))(?:\s*=\s*|\s*)(?<rest>.*)$/s.exec(text)?.groups ?? {}
  const option = full ?? long[short ?? ''] ?? short ?? text
  const value = rest.trim().replaceAll(/^["']|["']$/g, '')
  if (option === '--requirement' || option === '--constraint') {
    if (/^[a-z]+:\/\//i.test(value)) return { kind: 'unknown', what: `${value} is elsewhere and was not read` }
    return { kind: option === '--requirement' ? 'include' : 'constraints', path: value }
  }
  if (option === '--editable') return { kind: 'editable', what: value }
  if (option === '--index-url' || option === '--extra-index-url' || option === '--find-links') return { kind: 'index', url: value }
  return settings.has(option) ? { kind: 'setting' } : { kind: 'unknown', what: `the option ${option} is not known` }
}
