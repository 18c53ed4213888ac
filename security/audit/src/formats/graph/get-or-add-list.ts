/** The list below a key of a map of lists, made when there is none yet. */
export function getOrAddList<Key, Value>(map: Map<Key, Value[]>, key: Key): Value[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}
