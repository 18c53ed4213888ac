import { fault } from '../faults.ts'
import type { Asker } from './asker.ts'

/** Takes something from a plugin's quota of this run. Fault QUOTA_SPENT when nothing is left of it. */
export function spend({ plugin: { name }, run }: Asker, quota: 'queries' | 'pages' | 'tokens', limit: number, amount: number): void {
  const key = `${name} ${quota}`
  const spent = run.memory.spent.get(key) ?? 0
  if (spent >= limit && amount > 0) throw fault('QUOTA_SPENT', { name, quota, limit })
  run.memory.spent.set(key, spent + amount)
}

/** What is left of a quota. */
export function left({ plugin: { name }, run }: Asker, quota: 'queries' | 'pages' | 'tokens', limit: number): number {
  return Math.max(0, limit - (run.memory.spent.get(`${name} ${quota}`) ?? 0))
}
