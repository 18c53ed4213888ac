import {
  roles,
  type DraftEvent,
  type Ephemeral,
  type EventData,
  type EventType,
  type Gate,
  type Issue,
  type NotRead,
  type Role,
} from '@galley/sdk'

/** Activity of an agent, as its card shows it. */
interface AgentActivity {
  readonly state: 'idle' | 'working' | 'done'
  /** Its present or last work, in its own words. */
  readonly note: string
}

/** State of a run beside the draft itself, as its page shows it. */
export interface Activity {
  readonly agents: Readonly<Record<Role, AgentActivity>>
  readonly gate: Gate | null
  /** The round that runs or ran last; 0 before the first. */
  readonly round: number
  readonly openIssues: readonly Issue[]
  readonly failedSources: readonly NotRead[]
  /** Reason why the last change that was asked of the finished draft did not come about; null when there is none. */
  readonly failedRevision: string | null
  /** The committed events so far. */
  readonly events: readonly DraftEvent[]
}

/** Activity of a run before its first event. */
export const noActivity: Activity = {
  agents: everyRole(() => ({ state: 'idle', note: '' })),
  gate: null,
  round: 0,
  openIssues: [],
  failedSources: [],
  failedRevision: null,
  events: [],
}

/** Changes by type of event; every event is recorded besides. */
const changes: { readonly [T in EventType]?: (activity: Activity, data: EventData[T]) => Partial<Activity> } = {
  'agent.started': ({ agents }, { role, note }) => ({ agents: { ...agents, [role]: { state: 'working', note } } }),
  'agent.done': ({ agents }, { role, note }) => ({ agents: { ...agents, [role]: { state: 'done', note } } }),
  'source.failed': ({ failedSources }, failed) => ({ failedSources: [...failedSources, failed] }),
  'round.started': (_, { n }) => ({ round: n, openIssues: [] }),
  'issue.opened': ({ openIssues }, { issue }) => ({ openIssues: [...openIssues, issue] }),
  'issue.closed': ({ openIssues }, { issueId }) => ({ openIssues: openIssues.filter((issue) => issue.id !== issueId) }),
  'gate.waiting': ({ agents }, { gate }) => ({ agents: rest(agents), gate }),
  'gate.passed': () => ({ gate: null }),
  'draft.done': end,
  'draft.incomplete': end,
  'draft.failed': end,
  'draft.cancelled': end,
  'revision.asked': () => ({ failedRevision: null }),
  'revision.failed': (activity, { message }) => ({ ...end(activity), failedRevision: message }),
  'version.added': (activity) => ({ ...end(activity), failedRevision: null }),
}

/** Computes the activity after one more event. */
export function foldActivity(activity: Activity, event: DraftEvent | Ephemeral): Activity {
  if (!('seq' in event)) {
    if (event.type !== 'progress' || !event.role) return activity
    return { ...activity, agents: { ...activity.agents, [event.role]: { state: 'working', note: event.text } } }
  }
  const change = changes[event.type] as ((activity: Activity, data: DraftEvent['data']) => Partial<Activity>) | undefined
  return { ...activity, ...change?.(activity, event.data), events: [...activity.events, event] }
}

function end({ agents }: Activity): Partial<Activity> {
  return { agents: rest(agents), gate: null, openIssues: [] }
}

/** Sets agents that were at work to done. */
function rest(agents: Activity['agents']): Activity['agents'] {
  return everyRole((role) => (agents[role].state === 'working' ? { ...agents[role], state: 'done' } : agents[role]))
}

function everyRole(agent: (role: Role) => AgentActivity): Activity['agents'] {
  return Object.fromEntries(roles.map((role) => [role, agent(role)])) as Activity['agents']
}
