import { fault } from '../faults.ts'
import { readNpmConfig, type NpmConfig } from './read-npm-config.ts'
import { readPipIndex } from './read-pip-index.ts'
import { parseRegistryAddress, type RegistryAddress } from './registry-address.ts'

/** The registries that answer for names. */
export interface Registries {
  readonly npm: (name: string) => RegistryAddress
  readonly pypi: RegistryAddress
}

/** The user's configuration, as texts; null where a file is not there. */
export interface RegistrySettings {
  /** `.npmrc` beside the lockfile: it names registries, but no variable of the environment is put into it. */
  readonly projectNpmrc: string | null
  /** `~/.npmrc`, or the file that `NPM_CONFIG_USERCONFIG` names. */
  readonly userNpmrc: string | null
  /** `pip.conf` of the user, else of the system. */
  readonly pipConf: string | null
  readonly env: Readonly<Record<string, string | undefined>>
}

const publicNpm = 'https://registry.npmjs.org'
const publicPypi = 'https://pypi.org'

/**
 * The registries of a user: environment, then project, then home, then the public ones. A project is what is being audited and not
 * trusted: its file may name a registry, but a line of it with `${TOKEN}` is left out, so that no secret of the machine goes where it points.
 * @throws REGISTRY_ADDRESS_INVALID here for pip's, when a name is asked for npm's
 */
export function readRegistries({ projectNpmrc, userNpmrc, pipConf, env }: RegistrySettings): Registries {
  const user = readNpmConfig(userNpmrc ?? '', env)
  const project = readNpmConfig(projectNpmrc ?? '', {})
  const all: NpmConfig = {
    registry: env['npm_config_registry'] ?? env['NPM_CONFIG_REGISTRY'] ?? project.registry ?? user.registry ?? publicNpm,
    scopes: new Map([...user.scopes, ...project.scopes]),
    secrets: new Map([...project.secrets, ...user.secrets]),
  }
  const known = new Map<string, RegistryAddress>()
  const addressOf = (text: string): RegistryAddress => {
    const found = known.get(text) ?? parseRegistryAddress(text, secretFor(text, all.secrets)) ?? refuse(text)
    known.set(text, found)
    return found
  }
  return {
    npm: (name) => addressOf(all.scopes.get(name.split('/', 1)[0] ?? '') ?? all.registry ?? publicNpm),
    pypi: readPipIndex(pipConf, env) ?? addressOf(publicPypi),
  }
}

/** npm binds a secret to `//host/path/`: the longest such prefix of an address has it, and no other address. */
function secretFor(address: string, secrets: NpmConfig['secrets']): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { host, pathname } = new URL(address)
  const parts = pathname.split('/').filter((part) => part !== '')
  for (let length = parts.length; length >= 0; length -= 1) {
    const secret = secrets.get(`//${[host, ...parts.slice(0, length)].join('/')}`)
    if (secret !== undefined) return secret
  }
  return undefined
}

/** Asking the public registry instead would tell it the names of those who meant to keep them. */
function refuse(address: string): never {
  throw fault('REGISTRY_ADDRESS_INVALID', { address: address.slice(0, 200) })
}
