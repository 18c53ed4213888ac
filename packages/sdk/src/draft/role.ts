/** The five agents. Only the researcher reaches sources, only the writer changes text, only the fact-checker judges truth, only the editor judges form, only the planner changes scope. */
export type Role = 'planner' | 'researcher' | 'writer' | 'fact-checker' | 'editor'

/** The roles in the order in which a draft needs them. */
export const roles: readonly Role[] = ['planner', 'researcher', 'writer', 'fact-checker', 'editor']

/** Way of writing a draft: by a capable model, sentence by sentence by a tiny one, or with no model at all. */
export type Mode = 'full' | 'constrained' | 'extractive'
