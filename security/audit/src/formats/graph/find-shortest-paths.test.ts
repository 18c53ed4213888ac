import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assemblePackages, type LockfileEntry } from './assemble-packages.ts'
import { findShortestPaths } from './find-shortest-paths.ts'

const nodes = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const graphs = fc.record({
  edges: fc.array(fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(...nodes)), { maxLength: 16 }),
  starts: fc.array(fc.record({ id: fc.constantFrom(...nodes), root: fc.constant('.'), dev: fc.boolean() }), { maxLength: 4 }),
})

test('ways are the shortest there are, and only what production does not reach is for development', () => {
  fc.assert(
    fc.property(graphs, ({ edges, starts }) => {
      const next = (id: string): readonly string[] => edges.flatMap(([from, to]) => (from === id ? [to] : []))
      const distance = (asked: readonly string[]): Record<string, number> => {
        const far: Record<string, number> = Object.fromEntries(asked.map((id) => [id, 1]))
        for (const _ of nodes) for (const [from, to] of edges) if (far[from] !== undefined) far[to] = Math.min(far[to] ?? 99, far[from] + 1)
        return far
      }
      const all = distance(starts.map(({ id }) => id))
      const production = distance(starts.flatMap(({ id, dev }) => (dev ? [] : [id])))
      const reached = findShortestPaths(starts, next)
      expect([...reached.keys()].toSorted()).toEqual(Object.keys(all).toSorted())
      const entries = nodes.map((id): LockfileEntry => ({
        id,
        name: id,
        version: '1.0.0',
        line: 1,
        integrity: [],
        source: { kind: 'registry' },
      }))
      for (const one of assemblePackages({ ecosystem: 'npm', file: 'f' }, entries, { starts, next })) {
        expect(one.path).toHaveLength(all[one.name] ?? 1)
        expect(one.path.at(-1)).toBe(one.name)
        expect(one.dev).toBe(all[one.name] !== undefined && production[one.name] === undefined)
        expect(one.direct).toBe(starts.some(({ id }) => id === one.name))
      }
    }),
  )
})

test('a chain of 50,000 packages is shown short, with both ends', () => {
  const entries = Array.from({ length: 50_000 }, (_, index): LockfileEntry => ({
    id: `n${index}`,
    name: `n${index}`,
    version: '1.0.0',
    line: 1,
    integrity: [],
    source: { kind: 'registry' },
  }))
  const packages = assemblePackages({ ecosystem: 'npm', file: 'f' }, entries, {
    starts: [{ id: 'n0', root: '.', dev: false }],
    next: (id) => (id === 'n49999' ? [] : [`n${Number(id.slice(1)) + 1}`]),
  })
  expect(packages.at(-1)?.path.slice(0, 3)).toEqual(['n0', '…', 'n49960'])
  expect(packages.at(-1)?.path.at(-1)).toBe('n49999')
})
