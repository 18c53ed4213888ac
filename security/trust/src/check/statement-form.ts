import { fault } from '../faults.ts'
import { createStrictReader } from '../strict-reader.ts'
import { predicateTypes, statementType, type PluginStatement, type Subject } from '../statement.ts'

/**
 * Reads the statement from the *signed* payload. A predicate type that has no rule here is refused, not ignored:
 * it could be somebody's verdict against this plugin.
 * @throws STATEMENT_INVALID
 */
export function readStatement(payload: Uint8Array, name: string): PluginStatement {
  const read = createStrictReader((at, why) => fault('STATEMENT_INVALID', { name, why: `${at} ${why}` }))
  const statement = read.object(parse(payload, name), 'statement', ['_type', 'subject', 'predicateType', 'predicate'])
  return {
    _type: read.oneOf([statementType])(statement._type, '_type'),
    subject: read.list(statement.subject, 'subject', (value, at): Subject => {
      const subject = read.object(value, at, ['name', 'digest'])
      const digests = new Map(read.entries(subject.digest, `${at}.digest`))
      const sha256 = read.matching(/^[0-9a-f]{64}$/)(digests.get('sha256'), `${at}.digest.sha256`)
      const sha512 = digests.has('sha512') ? read.matching(/^[0-9a-f]{128}$/)(digests.get('sha512'), `${at}.digest.sha512`) : undefined
      return {
        name: read.matching(/^.{1,1024}$/)(subject.name, `${at}.name`),
        digest: { sha256, ...(sha512 === undefined ? {} : { sha512 }) },
      }
    }),
    predicateType: read.oneOf(Object.values(predicateTypes))(statement.predicateType, 'predicateType'),
    predicate: Object.fromEntries(read.entries(statement.predicate, 'predicate')),
  }
}

function parse(payload: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  } catch (cause) {
    throw fault('STATEMENT_INVALID', { name, why: 'it is not JSON' }, { cause })
  }
}
