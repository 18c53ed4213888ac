/** An environment variable that Galley reads. */
export interface Variable {
  readonly name: string
  readonly means: string
  /** The setting of `galley.config.json` that it goes over. */
  readonly setting?: string
}

/** Every environment variable that changes what Galley does; docs/settings.md and `galley help environment` show it. */
export const environment: readonly Variable[] = [
  {
    name: 'GALLEY_MODEL_PRESET',
    setting: 'model.preset',
    means: 'a model server by name: nvidia, openrouter, openai, ollama, lmstudio, vllm, llamacpp',
  },
  { name: 'GALLEY_MODEL_URL', setting: 'model.url', means: 'the address of any other OpenAI-compatible server' },
  { name: 'GALLEY_MODEL', setting: 'model.name', means: 'the name of the model there; `none` writes without one' },
  { name: 'GALLEY_MODEL_KEY', means: 'the key for the configured server' },
  { name: 'NVIDIA_API_KEY', means: 'the key for the preset nvidia' },
  { name: 'OPENROUTER_API_KEY', means: 'the key for the preset openrouter' },
  { name: 'OPENAI_API_KEY', means: 'the key for the preset openai' },
  { name: 'GALLEY_PROBE_LOCAL', setting: 'probeLocal', means: '0: look for no model server on this machine' },
  { name: 'GALLEY_ONLY_LOCAL', setting: 'onlyLocal', means: '1: local models only, and no web' },
  { name: 'GALLEY_SEARXNG_URL', setting: 'services.searxng.url', means: 'your SearXNG' },
  { name: 'GALLEY_WIKIPEDIA_URL', setting: 'services.wikipedia.url', means: 'a MediaWiki' },
  {
    name: 'GALLEY_SECRET_NAME',
    means: 'the key NAME of a service that a plugin asks, as `galley plugin info` names it; the plugin never sees it',
  },
  { name: 'GALLEY_SECRET_NAME_FILE', means: 'the file that holds that key' },
  { name: 'GALLEY_HOST', setting: 'gateway.host', means: 'the address that `galley start` listens on' },
  { name: 'GALLEY_PORT', setting: 'gateway.port', means: 'the port that `galley start` listens on' },
  {
    name: 'GALLEY_PUBLIC_URL',
    setting: 'gateway.publicUrl',
    means: 'the address under which a proxy makes the gateway reachable, its path included',
  },
  { name: 'GALLEY_LOG', setting: 'telemetry.log', means: '`json`: the gateway writes its log as JSON, a line for each request' },
  { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', setting: 'telemetry.otlp', means: 'the collector that the gateway sends traces and metrics to' },
  { name: 'OTEL_EXPORTER_OTLP_HEADERS', means: 'headers for that collector, such as a key: `name=value,name=value`' },
  { name: 'GALLEY_URL', means: 'a running gateway: commands about drafts go there instead of writing in their own process' },
  { name: 'GALLEY_TOKEN', means: 'the API token for that gateway' },
  { name: 'GALLEY_DATA', means: 'the data folder, as `--data` names it' },
  {
    name: 'GALLEY_DATABASE',
    means: 'a PostgreSQL database for what lies in `galley.sqlite` otherwise: `postgres://USER:PASSWORD@HOST/NAME`',
  },
  { name: 'GALLEY_CONFIG', means: 'the settings file, instead of `galley.config.json` in the folder you stand in, or in the clone' },
  { name: 'GALLEY_CWD', means: 'the folder that relative paths start from; `./galley` and npm set it to the folder you stand in' },
  { name: 'GALLEY_OSV_URL', means: 'a service that answers as OSV.dev does, for `galley audit`' },
  { name: 'GALLEY_ADVISORIES_URL', means: 'the address that `galley advisories update` fetches exports from; `--from` goes over it' },
  {
    name: 'GALLEY_SCANNER_URL',
    means: 'the address that `galley advisories scanner install` fetches releases from; `--from` goes over it',
  },
  { name: 'GALLEY_OSV_SCANNER', means: 'the program osv-scanner, for the second opinion of `galley audit`' },
  { name: 'NPM_CONFIG_REGISTRY', means: 'the npm registry that `galley audit` and `galley check --proposed` ask' },
  { name: 'NPM_CONFIG_USERCONFIG', means: 'the `.npmrc` that names registries' },
  { name: 'PIP_INDEX_URL', means: 'the Python index that they ask' },
  { name: 'PIP_CONFIG_FILE', means: "pip's configuration, which may name it" },
  { name: 'NO_COLOR', means: 'anything: no colours' },
]
