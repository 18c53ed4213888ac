import type { AnyNode, CallExpression, NewExpression, TaggedTemplateExpression } from 'acorn'
import type { CapabilityName } from '../profile.ts'
import type { Foldable, Folding } from './fold-text.ts'
import type { Surroundings } from './surroundings-of.ts'

/** Something that a script uses, at an offset of its text. */
export interface ScriptUse {
  readonly capability: CapabilityName
  readonly by: string
  readonly at: number
}

/** Imports and uses of a script. */
export interface ScriptReading {
  readonly uses: readonly ScriptUse[]
  /** Specifiers of what it imports, as far as they stand in it. */
  readonly imports: readonly string[]
  /** Shell scripts that it names, by the last part of their path. */
  readonly runs: readonly string[]
  /** Hosts that it talks to by a fixed address. */
  readonly hosts: readonly { readonly name: string; readonly at: number }[]
}

/** Something that is called: `` f`…` `` calls as well. */
export type Call = CallExpression | NewExpression | TaggedTemplateExpression

/** The reading of one script while it goes on. */
export interface Reader {
  readonly folding: Folding
  readonly around: Surroundings
  /** Names whose text is built letter by letter. */
  readonly assembled: ReadonlySet<string>
  readonly use: (capability: CapabilityName, by: string, node: AnyNode) => void
  /** Notes an import; `from` is the expression of its name, null where the language has no other way to write it. */
  readonly load: (specifier: string, node: AnyNode, from: Foldable) => void
  readonly talk: (host: string, node: AnyNode) => void
  /** Notes shell scripts that a text names. */
  readonly name: (text: string) => void
}
