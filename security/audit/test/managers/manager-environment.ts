import { delimiter, dirname, join } from 'node:path'

// A machine's way to the registries: proxies, certificates, mirrors; and the places of its programs.
const isKept = (name: string): boolean => /proxy|cert|ca_bundle|registry|index_|^(path|pyenv_root|lang|tmpdir|systemroot)$/iu.test(name)

/**
 * Environment of a package manager that runs in a test: an own home and cache, the way to the registries of this machine, and nothing
 * else of it. Install scripts, builds, telemetry and questions are off. `bin` is the manager's command.
 */
export function managerEnvironment(home: string, bin: string, ambient: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(ambient).filter(([name]) => isKept(name)))
  // Two processes of Yarn 1 that unpack one package into one cache break each other, so each process of tests has its own.
  const cache = home.includes('yarn-classic@') ? join(home, 'caches', String(process.pid)) : join(home, 'cache')
  return {
    ...kept,
    PATH: [dirname(bin), dirname(process.execPath), kept['PATH']].join(delimiter),
    HOME: home,
    USERPROFILE: home,
    XDG_CACHE_HOME: cache,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_STATE_HOME: join(home, 'state'),
    CI: 'true',
    NO_COLOR: '1',
    DO_NOT_TRACK: '1',
    NPM_CONFIG_IGNORE_SCRIPTS: 'true',
    NPM_CONFIG_AUDIT: 'false',
    NPM_CONFIG_FUND: 'false',
    NPM_CONFIG_UPDATE_NOTIFIER: 'false',
    PNPM_CONFIG_IGNORE_SCRIPTS: 'true',
    NPM_CONFIG_MANAGE_PACKAGE_MANAGER_VERSIONS: 'false',
    PNPM_CONFIG_PM_ON_FAIL: 'ignore',
    YARN_ENABLE_SCRIPTS: 'false',
    YARN_ENABLE_TELEMETRY: '0',
    YARN_IGNORE_PATH: '1',
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    YARN_GLOBAL_FOLDER: join(home, 'yarn'),
    BUN_INSTALL: join(home, 'bun'),
    UV_NO_BUILD: '1',
    UV_PYTHON_DOWNLOADS: 'never',
    POETRY_NO_INTERACTION: '1',
    POETRY_PYPI_MIRROR_URL: kept['PIP_INDEX_URL'] ?? 'https://pypi.org/simple/',
    POETRY_INSTALLER_ONLY_BINARY: ':all:',
    PYTHON_KEYRING_BACKEND: 'keyring.backends.null.Keyring',
  }
}
