import { normalName } from '../../normal-name.ts'
import type { LockfileGraph } from '../graph/assemble-packages.ts'
import { maxAnswers } from '../graph/max-answers.ts'
import type { Start } from '../graph/find-shortest-paths.ts'

/** A package that another one needs, with the extras it asks of it; `version` where a lock holds several. */
export interface PythonNeed {
  readonly name: string
  readonly extras?: readonly string[]
  readonly version?: string | undefined
}

/** A package as a node: what it needs always, and what for each of its extras. */
export interface PythonNode {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly needs: readonly PythonNeed[]
  readonly extras?: ReadonlyMap<string, readonly PythonNeed[]>
}

/** A dependency that a root asks for. */
export interface PythonStart {
  readonly need: PythonNeed
  readonly root: string
  readonly dev: boolean
}

/** The name at the beginning of a PEP 508 requirement, and the extras in brackets behind it. */
export function readNeed(requirement: string): PythonNeed | undefined {
  const { name, extras } = /^\s*(?<name>[a-z\d](?:[\w.-]*[a-z\d])?)\s*(?:\[(?<extras>[^\]]*)\])?/i.exec(requirement)?.groups ?? {}
  if (name === undefined) return undefined
  const asked = (extras ?? '').split(',').flatMap((extra) => (extra.trim() === '' ? [] : [normalName('PyPI', extra.trim())]))
  return { name: normalName('PyPI', name), extras: asked }
}

/**
 * The graph of a Python lock. An extra is a node of its own (`name[extra]`), so that a way never leads through one that nobody asked for.
 * Where a lock holds several versions of what is asked for (by platform), each one is an answer.
 */
export function buildPythonGraph(
  nodes: readonly PythonNode[],
  asked: readonly PythonStart[],
): LockfileGraph & { readonly has: (need: PythonNeed) => boolean } {
  const byName = new Map<string, PythonNode[]>()
  const byId = new Map<string, { readonly node: PythonNode; readonly extra?: string }>()
  for (const node of nodes) {
    const name = normalName('PyPI', node.name)
    const same = byName.get(name)
    if (same === undefined) byName.set(name, [node])
    else same.push(node)
    byId.set(node.id, { node })
    for (const extra of node.extras?.keys() ?? []) byId.set(`${node.id}[${extra}]`, { node, extra })
  }
  const find = ({ name, extras = [], version }: PythonNeed): readonly string[] => {
    const all = byName.get(normalName('PyPI', name)) ?? []
    const exact = version === undefined ? all : all.filter((node) => node.version === version)
    return exact
      .slice(0, maxAnswers)
      .flatMap((node) => [node.id].concat(extras.map((extra) => `${node.id}[${extra}]`).filter((id) => byId.has(id))))
  }
  const next = (id: string): readonly string[] => {
    const at = byId.get(id)
    if (at === undefined) return []
    return (at.extra === undefined ? at.node.needs : (at.node.extras?.get(at.extra) ?? [])).flatMap(find)
  }
  const starts = asked.flatMap(({ need, root, dev }) => find(need).map((id): Start => ({ id, root, dev })))
  return {
    starts,
    next,
    entryOf: (id) => byId.get(id)?.node.id ?? id,
    nameOf: (id) => byId.get(id)?.node.name,
    has: (need) => find(need).length > 0,
  }
}
