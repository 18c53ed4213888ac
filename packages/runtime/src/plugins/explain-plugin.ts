import { permissionWords } from '@galley/sdk'
import { grantedBy } from './facts/compare-powers.ts'
import { risksOf } from './facts/risks-of.ts'
import { uncheckedOf } from './facts/unchecked-of.ts'
import type { PapersServices } from './papers-services.ts'
import type { PluginExplanation } from './plugin-explanation.ts'
import { projectFiles } from './project/project-files.ts'
import { readProjectLock } from './project/project-lock.ts'
import { readPolicy } from './project/read-policy.ts'

/** Tells a plugin's papers as they are now, and its work. Fault PLUGIN_NOT_FOUND. */
export async function explainPlugin(services: PapersServices, asked: string): Promise<PluginExplanation> {
  const record = await services.kernel.plugin(asked)
  const { name, version, builtHere, digest = null, author = null, reviewers = [], fault: refused } = record
  const lock = builtHere ? null : readProjectLock(services)
  const entry = lock?.entries.find((one) => one.name === name)
  const permissions = record.permissions ?? (entry === undefined ? {} : grantedBy(entry.grant).permissions)
  return {
    name,
    version,
    ...(refused === undefined ? {} : { refused }),
    digest,
    builtHere,
    author,
    reviewers,
    installed: entry === undefined ? null : { spec: entry.spec, at: entry.approvedAt },
    permissions,
    may: permissionWords(permissions),
    risks: risksOf(permissions),
    work: await services.workOf(name),
    unchecked:
      entry === undefined || author === null
        ? unreviewed({ isBuiltHere: builtHere, isRefused: refused !== undefined })
        : uncheckedOf({ author, reviewers, policy: readPolicy(projectFiles(services).policy) }),
  }
}

function unreviewed({ isBuiltHere, isRefused }: { readonly isBuiltHere: boolean; readonly isRefused: boolean }): readonly string[] {
  if (isRefused) return ['Nothing about it is believed while it is refused.']
  return isBuiltHere
    ? ['It was built and signed on this machine: that tells where it comes from, and that nobody else reviewed it.']
    : ['It came with this Galley and is signed by whoever packed that: nobody else reviewed it.']
}
