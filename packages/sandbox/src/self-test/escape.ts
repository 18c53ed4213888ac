/** Facts about an escape: the way out, and what the plugin could do outside. */
export interface EscapeFacts {
  /** False when it had to be let out. */
  readonly gotOut: boolean
  /** Node's refusal of a file that the system lets it read. */
  readonly readNode: string
  /** True when it lived on after it had set a flag of V8. */
  readonly couldSetFlags: boolean
  /** Deeds that nothing refused. */
  readonly done: readonly string[]
}

/**
 * Lets the test plugin out of its module scope, in case that it does not get out by itself: hands it `process`, where the runner cleans
 * nothing away.
 */
export const letOut = `Object.defineProperty(Math, 'process', { value: process });`

/**
 * A plugin that tries to get out of its module scope by what Node builds after it ran, tells in a line of its log what it could do then, and
 * at last sets a flag of V8, which should be its end. Two ways out: accessors on `Object.prototype` catch streams by the names of their
 * options, functions by the names of their events.
 */
export const escapeSource = `
const caught = []
const options = ['allowHalfOpen', 'connecting', 'highWaterMark', 'emitClose']
const events = ['newListener', 'resume', 'pause', 'close', 'error']
const keep = (value) => void caught.push(value)
for (const name of options)
  Object.defineProperty(Object.prototype, name, {
    configurable: true,
    get() { keep(this) },
    set(value) { keep(this); Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true }) },
  })
for (const name of events)
  Object.defineProperty(Object.prototype, name, { configurable: true, writable: true, value() { keep(this) } })

const findEmitter = (from) => {
  for (let at = from; at !== null && at !== undefined; at = Object.getPrototypeOf(at)) if (Object.hasOwn(at, 'prependListener')) return at
  return null
}
const findProcess = async () => {
  for (const name of [...options, ...events]) delete Object.prototype[name]
  const emitter = caught.map(findEmitter).find((found) => found !== null)
  if (emitter === undefined) return null
  const { emit } = emitter
  let found = null
  emitter.emit = function (...values) {
    if (this.versions) found = this
    return Reflect.apply(emit, this, values)
  }
  // The eleventh listener is worth a warning, which is an event of process.
  const target = new EventTarget()
  for (let n = 0; n < 12; n += 1) target.addEventListener('x', () => n)
  await new Promise((next) => setTimeout(next, 20))
  emitter.emit = emit
  return found
}
const run = async (_, host) => {
  const found = await findProcess()
  const node = found ?? Math.process
  const load = (name) => node.getBuiltinModule(name)
  const attempt = async (work) => {
    try {
      await work()
      return 'done'
    } catch (error) {
      return error.code ?? error.message
    }
  }
  const deeds = {
    'list the root folder': () => load('fs').readdirSync('/'),
    'signal the host': () => node.kill(node.ppid, 0),
    'start a program': () => load('child_process').execFileSync(node.execPath, ['--version']),
    'open a socket': () => new Promise((listening, refused) => load('dgram').createSocket('udp4').on('error', refused).bind(0, listening)),
  }
  const done = []
  for (const name of Object.keys(deeds)) if ((await attempt(deeds[name])) === 'done') done.push(name)
  host.log('info', JSON.stringify({ gotOut: found !== null, readNode: await attempt(() => load('fs').openSync(node.execPath)), done }))
  await new Promise((next) => setTimeout(next))
  load('v8').setFlagsFromString('--stack-size=512')
  return 'alive'
}
export default { operations: { run } }
`
