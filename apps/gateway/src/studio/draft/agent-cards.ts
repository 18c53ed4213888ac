import { roles, type Role, type Usage } from '@galley/sdk'
import { html, type HtmlText } from '../../page/html-text.ts'
import { hasEnded } from '@galley/sdk'
import type { ShownDraft } from './shown-draft.ts'
import { tellReason } from './tell-reason.ts'

const duties: Readonly<Record<Role, readonly [name: string, duty: string]>> = {
  planner: ['Planner', 'decides what to answer'],
  researcher: ['Researcher', 'finds and quotes sources'],
  writer: ['Writer', 'writes from quotes alone'],
  'fact-checker': ['Fact-checker', 'judges what is true'],
  editor: ['Editor', 'judges how it reads'],
}

const states = { idle: 'Idle', working: 'Working', done: 'Done' } as const

/** Cards of the five agents, in the order in which a draft needs them. */
export function agentCards(shown: ShownDraft): HtmlText {
  return html`<ol class="agents" aria-label="Agents">
    ${roles.map((role) => agentCard(shown, role))}
  </ol>`
}

/** Card of one agent: its duty, its activity, its model. */
export function agentCard({ draft, activity }: ShownDraft, role: Role): HtmlText {
  const [name, duty] = duties[role]
  const reason = draft.modelReasons?.[role]
  const why = reason === undefined ? '' : tellReason(reason)
  const agent = activity.agents[role]
  const state = agent.state === 'working' && hasEnded(draft.status) ? 'done' : agent.state
  return html`<li class="agent agent-${state}" id="agent-${role}">
    <p class="agent-name"><b>${name}</b> <span class="agent-state">${states[state]}</span></p>
    <p class="agent-note">${agent.note || duty}</p>
    <p class="agent-model">${draft.models[role] ?? 'no model'}${spent(draft.usage[role])}</p>
    ${why === '' ? '' : html`<p class="agent-model">${why}</p>`}
  </li>`
}

function spent(usage: Usage | undefined): string {
  const tokens = (usage?.promptTokens ?? 0) + (usage?.completionTokens ?? 0)
  return tokens === 0 ? '' : ` · ${tokens.toLocaleString('en')} tokens`
}
