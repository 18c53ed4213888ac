import { parseSync, Visitor } from 'rolldown/utils'
import type { ProductFile } from './product-files.ts'

/**
 * Finds calls in which a bare `true` or `false` stands beside other arguments: nobody who reads `open(file, true)` knows what is true. Methods
 * are left out, for many are of others (`view.getUint32(at, true)`).
 */
export function findBareFlags({ path, text }: Pick<ProductFile, 'path' | 'text'>): readonly string[] {
  const found: string[] = []
  new Visitor({
    CallExpression: ({ callee, arguments: given, start, end }) => {
      const isFlag = given.some((argument) => argument.type === 'Literal' && typeof argument.value === 'boolean')
      if (callee.type === 'Identifier' && given.length > 1 && isFlag) found.push(`${path}: ${text.slice(start, end)}`)
    },
  }).visit(parseSync(path, text).program)
  return found
}
