// Attacks of a plugin that has got out of its clean global scope: plain Node with the flags of a plugin's process.
// Prints one JSON object: what each attack came to. `secret`, `folder` and `port` are put in front of this text.
const take = (name) => process.getBuiltinModule(`node:${name}`)
const settle = (emitter, good) =>
  new Promise((resolve, reject) => {
    emitter.on('error', reject)
    emitter.on(good, () => resolve(good))
  })
const attacks = {
  'read a file': () => take('fs').readFileSync(secret, 'utf8'),
  'read a file later': () => take('fs').promises.readFile(secret, 'utf8'),
  'list a folder': () => take('fs').readdirSync(folder),
  'look at a file': () => take('fs').statSync(secret),
  'write a file': () => take('fs').writeFileSync(`${folder}/pwned`, 'x'),
  'link to a file': () => take('fs').symlinkSync(secret, `${folder}/pwned`),
  'open its own memory': () => take('fs').openSync('/proc/self/mem', 'r+'),
  'read through require': () => take('module').createRequire(`${folder}/x.js`)(secret),
  'read through import': () => import(`file://${secret}`),
  'read through dotenv': () => process.loadEnvFile(secret),
  'write through sqlite': () =>
    new (take('sqlite').DatabaseSync)(':memory:').exec(`ATTACH '${folder}/pwned.db' AS x; CREATE TABLE x.y (z)`),
  'write a report': () => process.report.writeReport(`${folder}/pwned.json`),
  'write a heap snapshot': () => take('v8').writeHeapSnapshot(`${folder}/pwned.heapsnapshot`),
  'change folder': () => process.chdir(folder),
  'run a program': () => take('child_process').execFileSync('/bin/cat', [secret], { encoding: 'utf8' }),
  'run a program later': () => settle(take('child_process').spawn('/bin/true'), 'spawn'),
  'become another program': () => process.execve('/bin/true', ['true'], {}),
  'start a worker': () => settle(new (take('worker_threads').Worker)('1', { eval: true, execArgv: [] }), 'online'),
  'fork a cluster': () => (take('cluster').setupPrimary({ exec: secret }), settle(take('cluster').fork(), 'online')),
  'connect over TCP': () => settle(take('net').connect(port, '127.0.0.1'), 'connect'),
  'connect over TLS': () => settle(take('tls').connect(port, '127.0.0.1'), 'connect'),
  'connect to a socket file': () => settle(take('net').connect(`${folder}/sock`), 'connect'),
  'send over UDP': () =>
    new Promise((resolve, reject) =>
      take('dgram')
        .createSocket('udp4')
        .on('error', reject)
        .send('x', port, '127.0.0.1', (error) => (error ? reject(error) : resolve('sent'))),
    ),
  listen: () => settle(take('net').createServer().listen(0), 'listening'),
  'ask the resolver': () => take('dns').promises.lookup('localhost'),
  'ask a name server': () => take('dns').promises.resolve4('example.org'),
  fetch: () => fetch(`http://127.0.0.1:${port}/`),
  'open a WebSocket': () =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/`)
      socket.addEventListener('open', resolve)
      socket.addEventListener('error', () => reject(new Error('refused')))
    }),
  'load an addon': () => process.dlopen({ exports: {} }, secret),
  'call C through FFI': () => new (take('ffi').DynamicLibrary)('libc.so.6'),
  'start WASI': () => new (take('wasi').WASI)({ version: 'preview1', preopens: { '/': '/' } }),
  'open the inspector': () => take('inspector').open(0),
  'connect to the inspector': () => new (take('inspector').Session)().connect(),
  'use an internal binding': () => process.binding('spawn_sync'),
  'read the environment': () => {
    if (Object.keys(process.env).length === 0) throw new Error('empty')
    return process.env
  },
}
const outcomes = {}
const within = (work) => Promise.race([work, new Promise((_, reject) => setTimeout(reject, 3000, new Error('nothing happened')))])
const all = Object.entries(attacks).map(async ([name, attack]) => {
  try {
    outcomes[name] = `PWNED ${String(await within(new Promise((resolve) => resolve(attack())))).slice(0, 80)}`
  } catch (error) {
    outcomes[name] = error.code ?? error.cause?.code ?? error.message
  }
})
void Promise.all(all).then(() => process.stdout.write(JSON.stringify(outcomes), () => process.exit(0)))
