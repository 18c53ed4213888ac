import type { CapabilityName } from '../profile.ts'

/** Modules that give a capability to whoever imports them: Node's own (`nodejs.org/api`), and the packages that wrap them most. */
const modules: Readonly<Record<string, CapabilityName>> = {
  http: 'network',
  https: 'network',
  http2: 'network',
  net: 'network',
  tls: 'network',
  dgram: 'network',
  dns: 'network',
  'dns/promises': 'network',
  undici: 'network',
  axios: 'network',
  got: 'network',
  ky: 'network',
  request: 'network',
  'node-fetch': 'network',
  'cross-fetch': 'network',
  superagent: 'network',
  needle: 'network',
  ws: 'network',
  child_process: 'processes',
  cluster: 'processes',
  execa: 'processes',
  'cross-spawn': 'processes',
  shelljs: 'processes',
  'node-pty': 'processes',
  vm: 'dynamic-code',
  inspector: 'dynamic-code',
  'inspector/promises': 'dynamic-code',
  ffi: 'native-code',
  'ffi-napi': 'native-code',
  koffi: 'native-code',
  bindings: 'native-code',
  'node-gyp-build': 'native-code',
}

/** Globals that give a capability when they are called or made. */
export const globals: Readonly<Record<string, CapabilityName>> = {
  fetch: 'network',
  XMLHttpRequest: 'network',
  WebSocket: 'network',
  EventSource: 'network',
  eval: 'dynamic-code',
  Function: 'dynamic-code',
  AsyncFunction: 'dynamic-code',
}

/** Members that give a capability, by `owner.member`. */
export const members: Readonly<Record<string, CapabilityName>> = {
  'navigator.sendBeacon': 'network',
  'Bun.connect': 'network',
  'Deno.connect': 'network',
  'Bun.spawn': 'processes',
  'Bun.spawnSync': 'processes',
  'Deno.run': 'processes',
  'Deno.Command': 'processes',
  'process.binding': 'processes',
  'process.dlopen': 'native-code',
  'WebAssembly.instantiate': 'native-code',
  'WebAssembly.instantiateStreaming': 'native-code',
  'WebAssembly.compile': 'native-code',
  'WebAssembly.Module': 'native-code',
  'os.homedir': 'files-elsewhere',
  'module._compile': 'dynamic-code',
}

/** The capability of a module, by the name that it is imported by; null for one that gives none. */
export function capabilityOfModule(specifier: string): CapabilityName | null {
  const name = specifier.startsWith('node:') ? specifier.slice('node:'.length) : specifier
  if (name.endsWith('.node')) return 'native-code'
  return Object.hasOwn(modules, name) ? (modules[name] ?? null) : null
}
