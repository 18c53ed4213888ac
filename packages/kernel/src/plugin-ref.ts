/**
 * Where a plugin comes from, as far as the kernel cares. `workspace` was built, packed and signed on this machine;
 * `store` was installed from elsewhere and needs a stronger wall than there is yet. Whoever opens the kernel may hang
 * more on a ref (folder, lock entry): only the injected `verify` looks at it.
 */
export interface PluginRef {
  readonly kind: 'workspace' | 'store'
  readonly name: string
  readonly version: string
}
