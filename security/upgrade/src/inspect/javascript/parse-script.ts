import { Parser, type AnyNode, type Options, type Program } from 'acorn'

/** Characters of a script that is read as a tree; above it the words alone are looked at. */
export const maxTreeChars = 2_000_000

/** A script as a tree, and those of its nodes that are read, parts before wholes. */
export interface ParsedScript {
  readonly program: Program
  readonly nodes: readonly AnyNode[]
}

const options: Options = {
  ecmaVersion: 'latest',
  allowHashBang: true,
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowSuperOutsideMethod: true,
}

/** Types of nodes that are read. */
const read = new Set<string>([
  'AssignmentExpression',
  'BinaryExpression',
  'CallExpression',
  'ExportAllDeclaration',
  'ExportDefaultDeclaration',
  'ExportNamedDeclaration',
  'FunctionDeclaration',
  'Identifier',
  'ImportDeclaration',
  'ImportExpression',
  'Literal',
  'MemberExpression',
  'NewExpression',
  'TaggedTemplateExpression',
  'TemplateElement',
  'UpdateExpression',
  'VariableDeclarator',
] satisfies readonly AnyNode['type'][])

/** Acorn’s own ends of a node, which its types leave out (`acorn.Parser.extend` is the documented way to them). */
type Finishing = new (
  options: Options,
  input: string,
) => {
  parse(): Program
  finishNode(node: AnyNode, type: string): AnyNode
  finishNodeAt(node: AnyNode, type: string, ...at: readonly unknown[]): AnyNode
}

// A tree is made once: to walk through it afterwards costs as much again.
const CollectingParser = Parser.extend((Base) => {
  class Collecting extends (Base as unknown as Finishing) {
    readonly nodes: AnyNode[] = []
    override finishNode(node: AnyNode, type: string): AnyNode {
      const done = super.finishNode(node, type)
      if (read.has(type)) this.#collect(done)
      return done
    }
    override finishNodeAt(node: AnyNode, type: string, ...at: readonly unknown[]): AnyNode {
      const done = super.finishNodeAt(node, type, ...at)
      if (read.has(type)) this.#collect(done)
      return done
    }
    // Acorn looks through a list for each name that is declared: a hundred thousand would take hours. Names given twice are not our matter.
    declareName(): void {}
    checkLocalExport(): void {}
    #collect(node: AnyNode): void {
      if (node.type === 'Identifier' && node.name !== 'require' && node.name !== 'createRequire') return
      if (node.type === 'Literal' && typeof node.value !== 'string') return
      if (node.type === 'BinaryExpression' && node.operator !== '+') return
      this.nodes.push(node)
    }
  }
  return Collecting as unknown as typeof Parser
}) as unknown as new (given: Options, text: string) => { readonly nodes: readonly AnyNode[]; readonly parse: () => Program }

/** Parses a script, as a module where it is one; null for what is no JavaScript that the parser knows (TypeScript, JSX), or too long. */
export function parseScript(text: string): ParsedScript | null {
  if (text.length > maxTreeChars) return null
  for (const sourceType of ['module', 'script'] as const) {
    try {
      const parser = new CollectingParser({ ...options, sourceType }, text)
      return { program: parser.parse(), nodes: parser.nodes }
    } catch {
      // Tried again in the other way; deep nesting ends the parser with a RangeError, which is as good as no tree.
    }
  }
  return null
}
