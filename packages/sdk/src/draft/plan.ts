import { boolean, id, integer, list, number, objectSchema, oneOf, text, type ObjectSchema } from '../schema/schema.ts'

/** Kinds of answers that a question asks for. */
const questionKinds = [
  'definition',
  'cause',
  'means',
  'steps',
  'comparison',
  'changes',
  'effect',
  'timeline',
  'people',
  'person',
  'time',
  'amount',
  'figures',
  'matter',
] as const

/**
 * Kind of the answer that a question asks for: a definition, a cause, a way, an instruction, sides against each other, changes by version, an
 * effect, dates in their order, persons, somebody, a date, a number, numbers of all sorts; `matter` is whatever is said on it.
 */
export type QuestionKind = (typeof questionKinds)[number]

/** A question that the draft must answer. */
export interface Question {
  readonly id: string
  readonly text: string
  readonly mustCover?: boolean
  readonly kind?: QuestionKind
  /** The one of several that it is asked of: a side of a comparison, or the title of the only document that may answer. */
  readonly of?: string
  /** True for a question that the topic asks in its own words: its answers are weighed against each other, and it is never passed over in silence. */
  readonly isAsked?: boolean
}

/** Forms of a section that is set from quotations alone. */
const sectionForms = ['facts', 'passages', 'background', 'steps', 'changes', 'timeline', 'people', 'conflicts'] as const

/** Form of a dossier's section: a table of facts, a table of sides, passages by question, what else there is on the topic, steps with their code, changes by version, dates, persons, or sources side by side. */
export type SectionForm = (typeof sectionForms)[number]

/** One part of the draft, under one heading. */
export interface Section {
  readonly id: string
  readonly heading: string
  readonly intent: string
  readonly questionIds: readonly string[]
  /** The words this section should have. */
  readonly words: number
  /** Form in which it is set without a model; passages where it is left out. A model writes running text whatever it says. */
  readonly form?: SectionForm
}

/** A check that the editor answers with yes or no. */
export interface AcceptanceCheck {
  readonly id: string
  readonly check: string
  readonly weight: number
  /** The point of the brief that it wants covered; an editor without a model looks for its words. */
  readonly point?: string
  /** The section that it wants written in about its words. */
  readonly sectionId?: string
}

/** A search query of at most 300 characters, fixed before any page is read. */
export interface Query {
  readonly id: string
  readonly text: string
  readonly questionIds: readonly string[]
}

/** Kinds of posts. */
export const postKinds = ['explainer', 'comparison', 'how-to', 'news', 'opinion-brief', 'release-notes'] as const

/** Kind of post: it decides the shape of the text, not its truth. */
export type PostKind = (typeof postKinds)[number]

/** The planner's decisions: scope, order and checks. Nobody else changes them. */
export interface Plan {
  readonly title: string
  readonly kind?: PostKind
  /** The view from which the post is told, in one sentence. */
  readonly angle?: string
  /** The one thing that a reader should take away. */
  readonly takeaway?: string
  /** Readers or sides whose view the post must show. */
  readonly perspectives?: readonly string[]
  /** Reading that the planner took, in one sentence, where the brief can be understood in different ways. */
  readonly assumption?: string
  readonly questions: readonly Question[]
  readonly outline: readonly Section[]
  readonly acceptance: readonly AcceptanceCheck[]
  readonly queries: readonly Query[]
}

/** Schema of a plan. */
export const planSchema: ObjectSchema<Plan> = objectSchema<Plan>(['title', 'questions', 'outline', 'acceptance', 'queries'], {
  title: text(300, 1),
  kind: oneOf(postKinds),
  angle: text(500),
  takeaway: text(500),
  perspectives: list(text(300, 1), 6),
  assumption: text(500),
  questions: {
    ...list(
      objectSchema<Question>(['id', 'text'], {
        id,
        text: text(500, 1),
        mustCover: boolean,
        kind: oneOf(questionKinds),
        of: text(300, 1),
        isAsked: boolean,
      }),
      30,
    ),
    minItems: 1,
  },
  outline: {
    ...list(
      objectSchema<Section>(['id', 'heading', 'intent', 'questionIds', 'words'], {
        id,
        heading: text(200, 1),
        intent: text(500),
        questionIds: list(id, 30),
        words: integer(0, 5000),
        form: oneOf(sectionForms),
      }),
      20,
    ),
    minItems: 1,
  },
  acceptance: list(
    objectSchema<AcceptanceCheck>(['id', 'check', 'weight'], {
      id,
      check: text(300, 1),
      weight: number(0, 100),
      point: text(300, 1),
      sectionId: id,
    }),
    20,
  ),
  queries: list(objectSchema<Query>(['id', 'text', 'questionIds'], { id, text: text(300, 1), questionIds: list(id, 30) }), 40),
})
