import type * as childProcess from 'node:child_process'
import type { Cluster } from 'node:cluster'
import type * as crypto from 'node:crypto'
import type * as dgram from 'node:dgram'
import type * as dns from 'node:dns'
import type * as ffi from 'node:ffi'
import type * as fs from 'node:fs'
import type * as http from 'node:http'
import type * as http2 from 'node:http2'
import type * as inspector from 'node:inspector'
import type * as moduleModule from 'node:module'
import type * as net from 'node:net'
import type * as os from 'node:os'
import type * as sqlite from 'node:sqlite'
import type * as tls from 'node:tls'
import type * as v8 from 'node:v8'
import type * as vm from 'node:vm'
import type * as wasi from 'node:wasi'
import type * as workerThreads from 'node:worker_threads'

/** Modules of Node that the attacks use. */
export interface NodeModules {
  readonly child_process: typeof childProcess
  readonly cluster: Cluster
  readonly crypto: typeof crypto
  readonly dgram: typeof dgram
  readonly dns: typeof dns
  readonly ffi: typeof ffi
  readonly fs: typeof fs
  readonly http: typeof http
  readonly http2: typeof http2
  readonly inspector: typeof inspector
  readonly module: typeof moduleModule
  readonly net: typeof net
  readonly os: typeof os
  readonly sqlite: typeof sqlite
  readonly tls: typeof tls
  readonly v8: typeof v8
  readonly vm: typeof vm
  readonly wasi: typeof wasi
  readonly worker_threads: typeof workerThreads
}
