/** A part of the run's state as its own file changes it. Everybody else holds the readonly type. */
export type Writable<Part> = {
  -readonly [Name in keyof Part]: Part[Name] extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : Part[Name] extends ReadonlySet<infer Member>
      ? Set<Member>
      : Part[Name]
}
