/** The user's own way to the registries and homes of settings and caches; nothing else of the environment is handed on. */
const passed = new Set(
  `HOME USERPROFILE APPDATA LOCALAPPDATA SYSTEMROOT WINDIR PATHEXT LANG LC_ALL LC_CTYPE
  XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME XDG_STATE_HOME
  HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY
  NODE_EXTRA_CA_CERTS SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE CURL_CA_BUNDLE NODE_USE_SYSTEM_CA
  NPM_CONFIG_REGISTRY NPM_CONFIG_USERCONFIG NPM_CONFIG_GLOBALCONFIG NPM_CONFIG_CACHE NPM_CONFIG_CAFILE
  YARN_REGISTRY YARN_NPM_REGISTRY_SERVER YARN_GLOBAL_FOLDER YARN_HTTPS_CA_FILE_PATH BUN_CONFIG_REGISTRY
  UV_DEFAULT_INDEX UV_INDEX UV_INDEX_URL UV_EXTRA_INDEX_URL UV_NATIVE_TLS UV_SYSTEM_CERTS UV_HTTP_TIMEOUT UV_PYTHON
  PYENV_ROOT PYENV_VERSION POETRY_HOME POETRY_CACHE_DIR POETRY_CONFIG_DIR POETRY_PYPI_MIRROR_URL`.split(/\s+/),
)

/** Corepack runs the version that a project names; here it runs none but its own default, and fetches nothing. */
const corepack = { COREPACK_ENABLE_PROJECT_SPEC: '0', COREPACK_ENABLE_NETWORK: '0', COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' }

/**
 * Makes the environment of a package manager: the user's homes, proxies, certificates and registries, the variables that the project's
 * settings name for a token, and no way to a repository of git, where packages are built.
 */
export function managerEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  more: {
    readonly path: string
    readonly scratch: string
    readonly variables: readonly string[]
    readonly settings: Readonly<Record<string, string>>
  },
): Readonly<Record<string, string>> {
  const named = new Set(more.variables)
  const kept = Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && (passed.has(name.toUpperCase()) || named.has(name)) ? [[name, value] as const] : [],
  )
  const settings = Object.entries(more.settings).map(([name, value]) => [name, value.replace('{scratch}', more.scratch)] as const)
  return {
    ...Object.fromEntries(kept),
    PATH: more.path,
    TMPDIR: more.scratch,
    TEMP: more.scratch,
    TMP: more.scratch,
    NO_COLOR: '1',
    DO_NOT_TRACK: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    ...corepack,
    ...Object.fromEntries(settings),
  }
}
