/**
 * A reference to a plugin. `workspace` was built, packed and signed on this machine; `release` came with an installed
 * Galley, whose own plugin it is; `installed` comes from elsewhere and runs only where the wall holds. Whoever opens the kernel may add more to a reference (folder, lock entry):
 * only the injected `verify` looks at it.
 */
export interface PluginRef {
  readonly kind: 'workspace' | 'release' | 'installed'
  readonly name: string
  readonly version: string
}
