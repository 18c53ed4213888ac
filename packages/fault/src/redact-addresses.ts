/** The words that stand in the place of a secret. */
const mark = '[redacted]'

/** Keys of queries and fragments whose values admit: `access_token`, `sig`, `X-Amz-Credential`, `_authToken`, `api-key` and their like. */
const secretKey = /token|secret|passw|pwd|^pass$|auth|cred|sig|key|sas|jwt|session|ticket|code|^x-(?:amz|goog)-/i

/** Keys whose values name what is fetched, however random they look. */
const openKey = /^(?:sha\d*|md5|blake2b|integrity|checksum|hash|digest|commit|rev|ref|tag|branch|egg|subdirectory|path|version|name|file)$/i

/** A value of letters and digits that nobody would write by hand, and that is no address of its own. */
const opaque = /^(?!https?(?::|%3A))(?=.*\d)(?=.*[a-z])[\w+/=~%-]{20,}$/i

/**
 * Tokens that their issuers made to be recognised, as GitHub's and GitLab's secret scanning list them: GitHub, GitLab, npm, PyPI, JFrog
 * (API key, reference token), AWS key ids, Slack, Docker, JSON Web Tokens.
 */
const knownToken =
  /(?<=^|[^A-Za-z0-9]|%[0-9A-Fa-f]{2})(?:gh[opsur]_[A-Za-z0-9]{10,}|github_pat_\w{10,}|gl(?:pat|dt|cbt|rt|ptt|ft|imt|agent|soat)-[\w-]{8,}|npm_(?=[A-Za-z]*\d)[A-Za-z0-9]{12,}|pypi-AgE[\w-]{8,}|AKCp[A-Za-z0-9]{8,}|cmVmdGtu[A-Za-z0-9]{8,}|A[KS]IA[A-Z0-9]{16}|xox[abeprs]-[\w-]{10,}|dckr_pat_[\w-]{10,}|eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?)/g

/** Services whose addresses carry a token as a part of the path: Cloudsmith, packagecloud, Gemfury, Anaconda. */
const tokenPath =
  /(dl\.cloudsmith\.io(?:\/|%2F)(?!public(?:\/|%2F)|basic(?:\/|%2F))|packagecloud\.io(?:\/|%2F)(?:priv(?:\/|%2F))?(?=[\da-f]{32})|\.fury\.io(?:\/|%2F)(?=[\w-]{12,}(?:\/|%2F))|anaconda\.(?:org|com|cloud)(?:\/|%2F)t(?:\/|%2F))[\w-]+/gi

/** A part of a path that a word before it calls a token. */
const namedPart =
  /(?<=:(?:\/\/|%2F%2F)[^\s"']*(?:\/|%2F)(?:(?:access|auth|private|deploy)[-_]?)?(?:token|api[-_]?key|secret)(?:\/|%2F))(?=[\w-]*\d)[\w-]{8,}(?=\/|%2F|[\s?#"']|$)/gi

/** A part of a path in capitals, small letters and digits, longer than names are; digests are of one case. */
const opaquePart = /(?<=:(?:\/\/|%2F%2F)[^\s"']*(?:\/|%2F))(?=\w*?[A-Z])(?=\w*?[a-z])(?=\w*?\d)[A-Za-z0-9_]{24,}(?=\/|%2F|[\s?#"']|$)/g

/** A sign of an address, a setting or a token; most texts have none and are done with. */
const sign = /:\/|\/\/|%2F%2F|=|%3D|_|npmAuth|--proxy|gl[a-z]{2,5}-|pypi-|xox|AKCp|cmVm|A[KS]IA|eyJ/

/** User and password before the host, as written and as a package URL or a query encodes them. */
const userinfo = [
  /((?<![\w/:.-])(?:[a-z][a-z\d+.-]*:)?\/\/)([^\s/?#"'<>`]*)(@)/gi,
  /((?:[a-z][a-z\d.-]*(?:\+|%2B))?(?:https?(?::|%3A)(?:\/|%2F){1,2}|[a-z][a-z\d.-]*(?::|%3A)(?:\/|%2F){2}))((?:(?!%2F|%3F|%23|%20|%22)[^\s/?#&"'<>])*)(@|%40)/gi,
] as const

/** A password with a slash in it, or one whose end was cut off: no port is of letters, and behind one a sentence may go on. */
const brokenUserinfo =
  /((?:[a-z]+\+)?https?:\/\/)[^\s/:@?#]+:(?!\d*(?:[/?#\s"']|[`,;:)\]}>…](?![^\s"']*@)|$))(?:[^\s@"']*@|[^\s/?#@"']{3,}(?=…|$|[\s"']))/gi

/** Settings of npm, yarn and pip that hold a secret by themselves. */
const setting = /((?:_authToken|_auth|_password|npmAuthToken|npmAuthIdent)["']?\s*[=:]\s*["']?)[^\s"']+|(--proxy[=\s]+)[^\s@/]+(?=@)/gi

const parameter = /([?&#;]|::|%3F|%26|%23)([\w.~+[\]-]+)(=|%3D)((?:(?!%26|%23)[^&#;\s"'<>])+)/gi

/**
 * Removes what admits from the addresses in a text, wherever it stands in them: user and password, values of a query, parts of a path that
 * are tokens. `git@` and the bare user of an `ssh:` address stay: they name no one. The rest of the text, and what is clean already, is unchanged.
 */
export function redactAddresses(text: string): string {
  let clean = redactOnce(text)
  // A value that was hidden may be what made an address of a password before it: *https://B:?key=https://*.
  for (let pass = 1, next = redactOnce(clean); next !== clean && pass < maxPasses; pass += 1, next = redactOnce(clean)) clean = next
  return clean
}

/** Passes over a text at most: each hides something more. */
const maxPasses = 5

function redactOnce(text: string): string {
  if (!sign.test(text)) return text
  const withoutUsers = userinfo.reduce((clean, pattern) => clean.replaceAll(pattern, hideUser), text)
  return withoutUsers
    .replaceAll(brokenUserinfo, `$1${mark}@`)
    .replaceAll(setting, (_all, key?: string, option?: string) => `${key ?? option ?? ''}${mark}`)
    .replaceAll(parameter, hideValue)
    .replaceAll(tokenPath, `$1${mark}`)
    .replaceAll(namedPart, mark)
    .replaceAll(opaquePart, mark)
    .replaceAll(knownToken, mark)
}

function hideUser(all: string, scheme: string, user: string, at: string): string {
  const isBare = !user.includes(':') && !/%3A/i.test(user)
  if (user === 'git' || (isBare && /(?:ssh|sftp)(?::|%3A)/i.test(scheme))) return all
  return `${scheme}${at === '@' ? mark : encodeURIComponent(mark)}${at}`
}

function hideValue(_all: string, before: string, key: string, equals: string, value: string): string {
  const isSecret = secretKey.test(key) || (!openKey.test(key) && opaque.test(value))
  return isSecret && value.replaceAll('%5B', '[').replaceAll('%5D', ']') !== mark
    ? `${before}${key}${equals}${/%/.test(before) ? encodeURIComponent(mark) : mark}`
    : `${before}${key}${equals}${redactOnce(value)}`
}
