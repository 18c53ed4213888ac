/** A document as the readers give it: every value knows its line (from 1), keys keep their order and may repeat. */
export type Tree =
  | { readonly kind: 'map'; readonly line: number; readonly entries: readonly TreeEntry[] }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly Tree[] }
  | { readonly kind: 'scalar'; readonly line: number; readonly text: string }

/** One key of a map; `line` is the key's. */
export interface TreeEntry {
  readonly key: string
  readonly line: number
  readonly value: Tree
}

const none: readonly never[] = Object.freeze([])

/** The value of a key in a map; of the last one if the key repeats, as readers of JSON do. */
export function fieldOf(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === 'map' ? tree.entries.findLast((entry) => entry.key === key)?.value : undefined
}

/** The keys and values of a map, none for anything else. */
export function entriesOf(tree: Tree | undefined): readonly TreeEntry[] {
  return tree?.kind === 'map' ? tree.entries : none
}

/** The values of a list, none for anything else. */
export function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.kind === 'list' ? tree.items : none
}

/** The text of a scalar (numbers and booleans as they are written), undefined for anything else. */
export function textOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'scalar' ? tree.text : undefined
}

/** The text below a key. */
export function textAt(tree: Tree | undefined, key: string): string | undefined {
  return textOf(fieldOf(tree, key))
}
