import type { ChatModel, Models } from '@galley/models'
import { roles, type Brief, type Mode, type ModelReason, type Role } from '@galley/sdk'

/** The models of one run, and how each role works with its own. */
export interface ChosenModels {
  readonly chat: Readonly<Record<Role, ChatModel | null>>
  readonly modes: Readonly<Record<Role, Mode>>
  readonly names: Readonly<Record<Role, string | null>>
  /** Reasons why each role has its model, or none. */
  readonly reasons: Readonly<Record<Role, ModelReason>>
}

/**
 * Asks the ladder for each role. The writer's model sets the draft's mode; another role with a weak model falls back to its own
 * rules without a model, because a tiny model is believed about nothing but a sentence that can be checked.
 */
export async function chooseModels(models: Models, brief: Brief, signal: AbortSignal): Promise<ChosenModels> {
  const chat: Partial<Record<Role, ChatModel | null>> = {}
  const reasons: Partial<Record<Role, ModelReason>> = {}
  for (const role of roles) {
    chat[role] = await models.resolve(role, brief, signal)
    reasons[role] = chat[role]?.reason ?? (await models.explain(role, brief, signal))
  }
  const { modes, names } = modesOf(chat as ChosenModels['chat'])
  for (const role of roles) {
    const weak = names[role] === null ? chat[role] : null
    if (weak) reasons[role] = { by: 'none', tooSmall: weak.name }
  }
  return { chat: chat as ChosenModels['chat'], reasons: reasons as ChosenModels['reasons'], modes, names }
}

/** Addresses of the servers of the models that a run uses, without what may be secret in one. */
export function addressesOf({ chat, names }: ChosenModels): Partial<Record<Role, string>> {
  const entries = roles.flatMap((role): readonly (readonly [Role, string])[] => {
    const url = chat[role]?.url
    if (url === undefined || names[role] === null || !URL.canParse(url)) return []
    const { origin, pathname } = new URL(url)
    return [[role, `${origin}${pathname}`]]
  })
  return Object.fromEntries(entries)
}

function modesOf(chat: Readonly<Record<Role, ChatModel | null>>): Pick<ChosenModels, 'modes' | 'names'> {
  const modeOf = (role: Role): Mode => {
    const mode = chat[role]?.mode ?? 'extractive'
    return role !== 'writer' && mode === 'constrained' ? 'extractive' : mode
  }
  const usesModel = (role: Role): boolean => modeOf(role) !== 'extractive'
  return {
    modes: Object.fromEntries(roles.map((role) => [role, modeOf(role)])) as Record<Role, Mode>,
    names: Object.fromEntries(roles.map((role) => [role, usesModel(role) ? (chat[role]?.name ?? null) : null])) as Record<
      Role,
      string | null
    >,
  }
}
