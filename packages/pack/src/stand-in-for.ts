/** The part of a plugin's world that stands in for a module of Node. */
const standIns: Readonly<Record<string, string>> = {
  fs: '`host.files` for the brief’s documents',
  http: '`host.fetch`',
  https: '`host.fetch`',
  net: '`host.fetch`',
  tls: '`host.fetch`',
  dns: '`host.fetch`',
  buffer: '`Uint8Array`, `TextEncoder`, `atob`',
  string_decoder: '`TextDecoder`',
  url: '`URL`',
  querystring: '`URLSearchParams`',
  path: 'strings with `/`',
  util: 'the language',
  events: '`EventTarget`',
  stream: 'async generators',
  timers: '`setTimeout`',
  crypto: 'a library in JavaScript such as @noble/hashes',
  zlib: 'a library in JavaScript such as fflate',
  assert: '`if` and `throw`',
  os: 'nothing of the machine',
  process: 'nothing of the process',
  child_process: 'no other program',
  worker_threads: 'no other thread',
}

/** Names what to use in place of a module of Node (`node:fs/promises`, `fs`). */
export function standInFor(module: string): string {
  const [name = ''] = module.replace(/^node:/, '').split('/')
  return (Object.hasOwn(standIns, name) ? standIns[name] : undefined) ?? 'what the language and the host have'
}
