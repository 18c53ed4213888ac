/** Host to plugin: what became of an ask. */
export type AnswerMessage =
  | { readonly type: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly type: 'answer'
      readonly id: number
      readonly ok: false
      readonly error: { readonly code: string; readonly message: string; readonly hint: string }
    }
