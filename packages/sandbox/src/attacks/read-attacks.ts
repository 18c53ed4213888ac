import type { Attack } from './attack.ts'

/** Ways to read a file, a folder or what is known of them. Each brings home what it found. */
export const readAttacks: readonly Attack[] = [
  {
    name: 'read-file',
    class: 'files',
    does: 'reads a file',
    run: ({ take, target }) => take('fs').readFileSync(target.secret, 'utf8'),
  },
  {
    name: 'read-file-later',
    class: 'files',
    does: 'reads a file in another thread',
    run: ({ take, target }) => take('fs').promises.readFile(target.secret, 'utf8'),
  },
  {
    name: 'read-blob',
    class: 'files',
    does: 'reads a file as a Blob',
    run: async ({ take, target }) => (await take('fs').openAsBlob(target.secret)).text(),
  },
  {
    name: 'read-through-link',
    class: 'files',
    does: 'reads a file through a symbolic link',
    run: ({ take, target }) => take('fs').readFileSync(target.link, 'utf8'),
  },
  {
    name: 'read-through-proc',
    class: 'files',
    does: 'reads a file through its own root in /proc',
    run: ({ take, target }) => take('fs').readFileSync(`/proc/self/root${target.secret}`, 'utf8'),
  },
  {
    name: 'read-after-chdir',
    class: 'files',
    does: 'changes its folder and reads a file there',
    run: ({ take, node, target }) => {
      node().chdir(target.folder)
      return take('fs').readFileSync(target.secret.slice(target.folder.length + 1), 'utf8')
    },
  },
  {
    name: 'read-through-require',
    class: 'files',
    does: 'loads a file with require',
    run: ({ take, target }) => take('module').createRequire(target.secret)(`${target.secret}.cjs`),
  },
  {
    name: 'read-through-import',
    class: 'files',
    does: 'loads a file as a module',
    run: ({ take, target }) => (take('module').createRequire(target.secret)(`${target.secret}.mjs`) as { default: string }).default,
  },
  {
    name: 'read-through-dotenv',
    class: 'files',
    does: 'loads a file as environment variables',
    run: ({ node, target }) => {
      node().loadEnvFile(`${target.secret}.env`)
      return node().env['STOLEN']
    },
  },
  {
    name: 'read-through-sqlite',
    class: 'files',
    does: 'attaches a database to SQLite',
    run: ({ take, target }) => {
      const database = new (take('sqlite').DatabaseSync)(':memory:')
      database.exec(`ATTACH '${target.secret}.db' AS stolen`)
      return database.prepare('SELECT * FROM stolen.kept').all()
    },
  },
  {
    name: 'read-through-wasi',
    class: 'files',
    does: 'opens a file through WASI',
    run: ({ take, target }) => {
      // An empty module with a memory and `_initialize`, in WebAssembly's binary format.
      const bytes = '0061736d0100000001040160000003020100050301000107180206 6d656d6f72790200 0b5f696e697469616c697a650000 0a040102000b'
      const module = Uint8Array.from(bytes.replaceAll(' ', '').match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
      const { Module, Instance } = take('vm').runInNewContext('WebAssembly') as typeof WebAssembly
      const wasi = new (take('wasi').WASI)({ version: 'preview1', preopens: { '/': target.folder } })
      const instance = new Instance(new Module(module), wasi.getImportObject() as WebAssembly.Imports)
      wasi.initialize(instance)
      const memory = new DataView((instance.exports['memory'] as WebAssembly.Memory).buffer)
      const name = new TextEncoder().encode(target.secret.slice(target.folder.length + 1))
      new Uint8Array(memory.buffer).set(name, 1024)
      const calls = wasi.wasiImport as Record<string, (...args: unknown[]) => number>
      const opened = calls['path_open']?.(3, 0, 1024, name.length, 0, 2n, 2n, 0, 512)
      if (opened !== 0) throw new Error(`WASI's error ${opened}`)
      memory.setUint32(520, 2048, true)
      memory.setUint32(524, 200, true)
      calls['fd_read']?.(memory.getUint32(512, true), 520, 1, 516)
      return new TextDecoder().decode(new Uint8Array(memory.buffer, 2048, memory.getUint32(516, true)))
    },
  },
  {
    name: 'read-in-worker',
    class: 'files',
    does: 'reads a file in a worker that is given other flags',
    run: async ({ take, target, until }) => {
      const script = `require('node:worker_threads').parentPort.postMessage(require('node:fs').readFileSync(${JSON.stringify(target.secret)}, 'utf8'))`
      return until(new (take('worker_threads').Worker)(script, { eval: true, execArgv: [] }), 'message')
    },
  },
  {
    name: 'read-through-binding',
    class: 'files',
    does: 'reads a file through an internal binding of Node',
    run: ({ node, target }) => {
      const { binding } = node() as unknown as { binding: (name: string) => Record<string, (...args: unknown[]) => unknown> }
      const fs = binding('fs')
      return String(fs['readFileUtf8']?.(target.secret, 0) ?? fs['open']?.(target.secret, 0, 0))
    },
  },
  {
    name: 'read-through-fetch',
    class: 'files',
    does: 'fetches a file: address',
    isHeldWithoutWall: true,
    run: async ({ web, target }) => (await web().fetch(`file://${target.secret}`)).text(),
  },
  {
    name: 'list-folder',
    class: 'files',
    does: 'lists a folder',
    run: ({ take, target }) => take('fs').readdirSync(target.folder),
  },
  {
    name: 'glob-folder',
    class: 'files',
    does: 'lists a folder with a pattern',
    run: ({ take, target }) => take('fs').globSync(`${target.folder}/*`),
  },
  {
    name: 'measure-file',
    class: 'files',
    does: 'learns the size of a file',
    run: ({ take, target }) => take('fs').statSync(target.secret).size,
  },
  {
    name: 'follow-link',
    class: 'files',
    does: 'learns the end of a symbolic link',
    run: ({ take, target }) => take('fs').readlinkSync(`${target.folder}/end`),
  },
]
