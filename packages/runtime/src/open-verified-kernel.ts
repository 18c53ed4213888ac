import { openKernel, systemResolver, type Kernel, type VerifiedPlugin } from '@galley/kernel'
import type { RefusedPlugin, StoredPlugin, WorkspaceStore } from '@galley/pack'
import { sourceMapFile, verifyStored } from '@galley/trust'
import { checkSchema } from './check-schema.ts'
import { isUsed } from './choices/is-used.ts'
import { operatorLimits } from './choices/operator-limits.ts'
import type { Wall } from './open-wall.ts'
import { readEntailment } from './pinned/read-entailment.ts'
import { listInstalled, type InstalledRef } from './plugins/load/list-installed.ts'
import { verifyInstalled } from './plugins/load/verify-installed.ts'
import { noPlugins } from './plugins/no-plugins.ts'
import { verifySession, type SessionPlugin } from './plugins/session-plugins.ts'
import { likelyPlugins } from './run/plugins-for.ts'
import type { RuntimeOptions } from './runtime-options.ts'
import { openSecrets } from './secrets/open-secrets.ts'

/** A plugin of the workspace: in the store, refused before it came there, or packed for this process alone. */
type WorkspacePlugin = StoredPlugin | RefusedPlugin | SessionPlugin

/** Opens the kernel over the plugins of the workspace and those that were installed: each is verified whenever its process starts. */
export async function openVerifiedKernel(
  options: RuntimeOptions,
  store: WorkspaceStore,
  wall: Wall,
): Promise<Kernel<WorkspacePlugin | InstalledRef>> {
  const { settings, execPath, clock, sleep, version, say } = options
  const verify = (ref: WorkspacePlugin | InstalledRef): VerifiedPlugin => {
    if (ref.kind === 'installed') return verifyInstalled(options, ref, clock())
    if ('refusal' in ref) throw ref.refusal
    if ('bundles' in ref) return verifySession(ref, clock())
    const { dir, lock } = ref
    const { author, files, ...plugin } = verifyStored({ dir, lock, policy: store.policy, now: clock() })
    const map = files.get(sourceMapFile)
    return { ...plugin, author: author.id, ...(map === undefined ? {} : { map }) }
  }
  const own = [...store.plugins, ...store.refused].filter(({ name }) => isUsed(name, settings))
  const { entailment } = settings
  const userAgent = `Galley/${version} (+${settings.fetch.contact})`
  const { contact: _, ...rules } = settings.fetch
  const policy = { ...rules, userAgent }
  return openKernel({
    plugins: [...own, ...(store === noPlugins ? [] : listInstalled(options, own, say))].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    verify,
    soon: options.next === undefined ? [] : likelyPlugins(settings, options.next),
    pinned: async (name) => (entailment?.plugin === name ? readEntailment(entailment) : {}),
    secretOf: openSecrets(options.env),
    node: { execPath },
    wall: wall.report,
    clock,
    sleep,
    operator: operatorLimits(settings),
    checkSchema,
    fetch: { policy, resolve: systemResolver },
  })
}
