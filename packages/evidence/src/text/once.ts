/** Makes an answer when it is first asked for, and keeps it. Tables that most processes never look into are made so. */
export function once<Answer>(make: () => Answer): () => Answer {
  let made: { readonly answer: Answer } | undefined
  return () => (made ??= { answer: make() }).answer
}
