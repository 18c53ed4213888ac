import { text } from 'node:stream/consumers'
import { isFault } from '@galley/fault'
import { defaultLimits } from '@galley/sdk'
import { maxMemoryMiB, processFlags } from '../process.ts'
import { startPluginBehind } from '../start-plugin.ts'
import { openSystemCalls } from '../wall/launcher/system-calls.ts'
import { limitsOf, processorOf, thisMachine, type Machine } from '../wall/plan-launch.ts'
import { spawnBehindWall } from '../wall/spawn-behind-wall.ts'
import { numberOf, type Processor } from '../wall/syscall-numbers.ts'
import type { WallReport } from '../wall/wall-report.ts'
import type { WallSeam } from '../wall/wall-seam.ts'
import { escapeSource, letOut, type EscapeFacts } from './escape.ts'
import { judgeWall } from './judge-wall.ts'
import { probeCalls, probeSystem, strayDescriptor, type SystemFacts } from './probe-system.ts'

/** Milliseconds that a probe may take; one takes about 150. */
const maxProbeMs = 10_000

/** Limits of the plugin that tries to escape. */
const limits = { ...defaultLimits, timeoutMs: maxProbeMs, cpuMs: maxProbeMs }

/** The Node that plugins run with. */
export interface WallOptions {
  readonly node: { readonly execPath: string; readonly cwd?: string }
}

/**
 * Tests the wall from inside, with two processes behind it: one without Node's permissions tries one system call for each layer and reads
 * what the kernel says about it; a plugin gets out of its module scope, or is let out, and tries what Node can do. Takes about 200 ms.
 */
export async function testWall(options: WallOptions): Promise<WallReport> {
  return testWallBehind(options, {})
}

/** As `testWall`, with a wall from which a test took something away. */
export async function testWallBehind({ node }: WallOptions, seam: WallSeam): Promise<WallReport> {
  const machine = seam.machine ?? thisMachine()
  const processor = processorOf(machine)
  if (processor === null || machine.arch === 'arm64') return withoutWall(machine)
  const [system, escape] = await Promise.all([runProbe(node, processor, seam), runEscape(node, seam)])
  const layers = judgeWall({
    ...system,
    ...escape,
    limits: limitsOf(maxMemoryMiB(limits)),
    problem: [system.problem, escape.problem].filter((words) => words !== '').join('; ') || 'it said nothing',
  })
  return { holds: layers.every(({ state }) => state === 'holds'), layers }
}

/** The report of a machine that has no wall, or none that was ever proven. */
function withoutWall({ platform, arch, hasFfi }: Machine): WallReport {
  const absent = (detail: string, cure: string, name = 'launcher'): WallReport => ({
    holds: false,
    layers: [{ name, state: 'absent', detail, cure }],
  })
  if (platform !== 'linux')
    return absent(
      `the wall is made of Landlock and seccomp, which ${platform} does not have`,
      'Run Galley on Linux, in a virtual machine for one.',
    )
  if (!hasFfi) return absent('this Node has no node:ffi, by which the wall is put up', 'Run Galley with Node 26 or newer.', 'node')
  return absent(`the wall was never proven on ${arch}`, 'Run Galley on x64.')
}

/** Runs the probe of system calls in a process without Node's permissions. */
async function runProbe(
  node: WallOptions['node'],
  processor: Processor,
  seam: WallSeam,
): Promise<{ system: SystemFacts | null; missing: Readonly<Record<string, string>>; problem: string }> {
  const numbers = Object.fromEntries(probeCalls.map((name) => [name, numberOf(name, processor)]))
  const resources = limitsOf(0).map(([resource]) => resource)
  const source = `const found = (${String(probeSystem)})((${String(openSystemCalls)})(${JSON.stringify(numbers)}), ${JSON.stringify(resources)}, ${strayDescriptor})
process.stdout.write(JSON.stringify(found))`
  const child = spawnBehindWall({
    node,
    args: [...processFlags(limits.memoryMiB, [...(seam.without ?? []), 'permissions']), '-e', source],
    maxMemoryMiB: maxMemoryMiB(limits),
    mustHold: false,
    seam,
    more: [...Array.from({ length: strayDescriptor - 4 }, () => 'ignore' as const), 'pipe'],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), maxProbeMs)
  child.on('error', () => undefined)
  const [said, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  clearTimeout(timer)
  const missing = Array.from(errors.matchAll(/^the wall goes on without ([a-z-]+): (.*)$/gm), ([, name = '', why = '']) => [name, why])
  try {
    return { system: JSON.parse(said) as SystemFacts, missing: Object.fromEntries(missing), problem: '' }
  } catch {
    return { system: null, missing: Object.fromEntries(missing), problem: errors.trim().split('\n').at(-1) ?? '' }
  }
}

/** Runs the plugin that gets out. That it dies after it has told what it could do is right: it sets a flag of V8 as its last deed. */
async function runEscape(node: WallOptions['node'], seam: WallSeam): Promise<{ escape: EscapeFacts | null; problem: string }> {
  let told = ''
  try {
    const code = new TextEncoder().encode(escapeSource)
    const plugin = await startPluginBehind(
      { name: 'the test of the wall', code, operations: ['run'], limits, node, maxStartMs: maxProbeMs },
      { ...seam, prelude: letOut },
    )
    const options = {
      capabilities: [],
      signal: new AbortController().signal,
      timeoutMs: maxProbeMs,
      onHostCall: async () => null,
      onLog: (_: string, message: string) => {
        told ||= message
      },
      onProgress: () => undefined,
    }
    const answer = await plugin.call('run', null, options)
    await plugin.close()
    return { escape: { ...(JSON.parse(told) as EscapeFacts), couldSetFlags: answer === 'alive' }, problem: '' }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    const isAborted = isFault(error) && error.code === 'PLUGIN_DIED' && error.details['how']?.startsWith('signal') === true
    if (told === '' || !isAborted) return { escape: null, problem }
    return { escape: { ...(JSON.parse(told) as EscapeFacts), couldSetFlags: false }, problem: '' }
  }
}
