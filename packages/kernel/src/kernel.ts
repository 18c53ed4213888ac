import type { WallReport } from '@galley/sandbox'
import type { Permissions, SchemaChecker, StoredText } from '@galley/sdk'
import type { FetchPolicy, Resolver } from './fetch/fetch-policy.ts'
import type { OperatorLimits } from './grant/grant.ts'
import type { Sleep } from './sleep.ts'
import type { PluginRecord } from './plugin-record.ts'
import type { PluginRef } from './plugin-ref.ts'
import type { RunScope } from './broker/run-scope.ts'
import type { VerifiedPlugin } from './verified-plugin.ts'

/** A page or document that the host itself has read into the sources of a run. */
interface KernelReading {
  readonly address: string
  /** Plugin whose reading it is: the one that reads for the run. */
  readonly as: string
  readonly run: RunScope
  readonly step: string
  readonly signal: AbortSignal
}

/** Options of `openKernel`. */
export interface KernelOptions<Ref extends PluginRef> {
  readonly plugins: readonly Ref[]
  /** Verifies signature, digests and SBOM of a ref and returns its bytes; throws the fault that refuses it. Called at open and at every process start. */
  readonly verify: (ref: Ref) => VerifiedPlugin | Promise<VerifiedPlugin>
  /** Plugins that are called first: their processes start while the others are verified. None when left out. */
  readonly soon?: readonly string[]
  /** Ceilings by plugin name. */
  readonly operator?: Readonly<Record<string, OperatorLimits>>
  /** Reads and checks the files that the operator pinned for a plugin, by name, at each start of its process; none when left out. */
  readonly pinned?: (plugin: string) => Promise<Readonly<Record<string, Uint8Array>>>
  /** The operator's key of a name, which the broker puts into the requests of plugins that are granted it; there are none when left out. */
  readonly secretOf?: (name: string) => string | undefined
  readonly node: { readonly execPath: string; readonly cwd?: string }
  /** The wall's self-test, which may be under way. Asked for plugins from elsewhere alone: those of the workspace never wait for it. */
  readonly wall: () => Promise<WallReport>
  readonly clock: () => Date
  readonly sleep: Sleep
  /** Checks manifests, host calls and answers. */
  readonly checkSchema: SchemaChecker
  readonly fetch: { readonly policy: FetchPolicy; readonly resolve: Resolver }
}

/** Request to the kernel: an operation of a plugin, its input, and the run that it is done for. */
export interface KernelCall {
  /** Name of the plugin. */
  readonly plugin: string
  readonly operation: string
  readonly input: unknown
  /** The run it is part of; null gives the plugin nothing but `log` and `progress`. */
  readonly run: RunScope | null
  /** The step's key in the ledger. */
  readonly step: string
  /** True: it is called as the broker calls a tool for a plugin, and so may fetch and open files and asks nobody else. */
  readonly asTool?: boolean
  /** The operator's address of the service that a tool speaks to. */
  readonly base?: string | undefined
  /** Permissions of this call, of those that the plugin is granted; all of them when left out. */
  readonly grant?: Permissions
  readonly signal: AbortSignal
}

/** Verified plugins, each in its own process and with its grant. */
export interface Kernel<Ref extends PluginRef = PluginRef> {
  /** Lists the plugins in the order of their references, refused ones too, which are verified again first. Waits for the wall when one is from elsewhere. */
  plugins(): Promise<readonly PluginRecord[]>
  /** Finds a plugin by its name; a refused one is verified again first. Fault PLUGIN_NOT_FOUND. */
  plugin(name: string): Promise<PluginRecord>
  /**
   * Calls an operation. Starts the plugin's process when there is none, after verifying it again, and ends it after a minute without a
   * call. A refused plugin is verified again: a clock that was wrong, or a disk that failed, refuses nothing for good.
   * Faults: PLUGIN_NOT_FOUND, the fault that refused it, PLUGIN_NO_OPERATION, PLUGIN_DIED, PLUGIN_TIMED_OUT, PLUGIN_CPU_SPENT,
   * PLUGIN_OUT_OF_MEMORY, PLUGIN_PROTOCOL, PLUGIN_FAILED, PLUGIN_BAD_ANSWER; a fault of the host that the plugin let through comes
   * out as it was. An aborted call throws the signal's reason.
   */
  call(call: KernelCall): Promise<unknown>
  /** Reads an address into the sources of a run, as the plugin `as` would have it read, whatever is left of its quota. Faults: those of `host.read`. */
  read(reading: KernelReading): Promise<StoredText>
  /**
   * Starts the processes of these plugins, two at a time and in this order, for calls that are about to come; what cannot be started says so when it is
   * called.
   */
  prepare(plugins: readonly string[]): Promise<void>
  /** Verifies a plugin again and reads the source map of its bundle; null when it brought none. Faults PLUGIN_NOT_FOUND, or the one that refuses it. */
  sourceMap(name: string): Promise<Uint8Array | null>
  /** Verifies this ref in place of the one with its name, where there is one, and ends that one's process. */
  replace(ref: Ref): Promise<PluginRecord>
  /** Takes a plugin out, and ends its process; one that is not there is no fault. */
  forget(name: string): Promise<void>
  /** Ends every process. */
  close(): Promise<void>
}
