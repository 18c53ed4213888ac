import type { Approval } from '@galley/runtime'
import type { Plan } from '@galley/sdk'
import { fault } from '../faults.ts'

const gates: readonly Approval['gate'][] = ['plan', 'sources', 'draft']
const decisions: readonly Approval['decision'][] = ['approve', 'reject']
const keys = new Set(['gate', 'decision', 'note', 'plan', 'dropSources'])

/** What a person says at a gate, from JSON. The plan itself is checked by the runtime. Fault REQUEST_INVALID. */
export function readApproval(value: unknown): Approval {
  if (!isObject(value)) return refuse('the body', 'must be an object')
  const { gate, decision, note, plan, dropSources } = value
  const unknown = Object.keys(value).find((key) => !keys.has(key))
  if (unknown !== undefined) return refuse(unknown, 'is not a key of an approval')
  if (!isOneOf(gate, gates)) return refuse('gate', `must be one of ${gates.join(', ')}`)
  if (!isOneOf(decision, decisions)) return refuse('decision', `must be one of ${decisions.join(', ')}`)
  if (note !== undefined && (typeof note !== 'string' || note.length > 2000))
    return refuse('note', 'must be a text of at most 2000 characters')
  if (plan !== undefined && !isObject(plan)) return refuse('plan', 'must be an object')
  if (dropSources !== undefined && !isTextList(dropSources)) return refuse('dropSources', 'must be a list of source ids')
  return {
    gate,
    decision,
    ...(typeof note === 'string' ? { note } : {}),
    ...(plan === undefined ? {} : { plan: plan as unknown as Plan }),
    ...(dropSources === undefined ? {} : { dropSources }),
  }
}

function refuse(where: string, problem: string): never {
  throw fault('REQUEST_INVALID', { where, problem })
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOneOf<T extends string>(value: unknown, words: readonly T[]): value is T {
  return words.some((word) => word === value)
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= 1000 && value.every((item) => typeof item === 'string')
}
