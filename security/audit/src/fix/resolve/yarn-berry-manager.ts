import { parse, stringify } from 'yaml'
import { objectOf } from '../read-object.ts'
import { copyManifests } from './copy-manifests.ts'
import { isInRange } from './is-in-range.ts'
import type { PackageManager } from './package-manager.ts'

/** Settings of a .yarnrc.yml that say where packages come from, which fit, and how the lockfile is written. */
const kept =
  /^(?:npm(?:RegistryServer|Registries|Scopes|AuthToken|AuthIdent|AlwaysAuth|MinimalAgeGate|PreapprovedPackages)|packageExtensions|catalogs?|supportedArchitectures|nodeLinker|pnpMode|nmHoistingLimits|compressionLevel|cacheMigrationMode|checksumBehavior|enableTransparentWorkspaces|enableStrictSsl|unsafeHttpWhitelist|httpProxy|httpsProxy|httpsCaFilePath|networkSettings|defaultProtocol|defaultSemverRangePrefix)$/

/** yarn 4 writes yarn.lock alone; it does not load the project's own yarn, and scripts are off. */
export const yarnBerryManager: PackageManager = {
  program: 'yarn',
  wanted: 'yarn 4 or newer',
  accepts: (version) => isInRange(version, '>=4'),
  args: ['install', '--mode=update-lockfile'],
  env: {
    YARN_IGNORE_PATH: '1',
    YARN_ENABLE_SCRIPTS: '0',
    YARN_ENABLE_TELEMETRY: '0',
    YARN_ENABLE_IMMUTABLE_INSTALLS: '0',
    YARN_ENABLE_PROGRESS_BARS: '0',
    YARN_ENABLE_COLORS: '0',
    YARN_ENABLE_HYPERLINKS: '0',
    YARN_ENABLE_GLOBAL_CACHE: '1',
  },
  refusal: /\b(?:YN0082|YN0016)\b|No candidates found|404 \(Not Found\)/,
  copy: (project) => {
    const copied = copyManifests(project)
    const text = project.read('.yarnrc.yml')
    if ('why' in copied || text === null) return copied
    const settings = readSettings(text)
    return 'why' in settings ? settings : { files: { ...copied.files, '.yarnrc.yml': settings.text }, variables: settings.variables }
  },
}

function readSettings(text: string): { readonly text: string; readonly variables: readonly string[] } | { readonly why: string } {
  let settings: Readonly<Record<string, unknown>>
  try {
    settings = objectOf(parse(text))
  } catch {
    return { why: 'its .yarnrc.yml cannot be read' }
  }
  const { plugins } = settings
  if (plugins !== undefined && !(Array.isArray(plugins) && plugins.length === 0))
    return { why: 'its .yarnrc.yml loads plugins, which decide what is installed, and they are not run' }
  const taken = Object.fromEntries(Object.entries(settings).filter(([key]) => kept.test(key)))
  const variables = variablesOf(taken)
  return 'why' in variables ? variables : { text: stringify(taken), variables: variables.names }
}

/** `${NAME}`, `${NAME-default}`, `${NAME:-default}` in tokens; anywhere else a variable would go to whoever wrote the address. */
function variablesOf(settings: unknown, key = ''): { readonly names: readonly string[] } | { readonly why: string } {
  if (typeof settings === 'object' && settings !== null) {
    const found = Object.entries(settings).map(([name, value]) => variablesOf(value, Array.isArray(settings) ? key : name))
    return found.find((one) => 'why' in one) ?? { names: found.flatMap((one) => ('names' in one ? one.names : [])) }
  }
  const names = [...String(settings).matchAll(/\$\{([\w]+)/g)].map((name) => name[1] ?? '')
  return names.length > 0 && !/^npmAuth(?:Token|Ident)$/.test(key) ? { why: `its .yarnrc.yml puts a variable into ${key}` } : { names }
}
