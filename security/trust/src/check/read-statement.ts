import { fault } from '../faults.ts'
import { createStrictReader, type StrictReader } from '../strict-reader.ts'
import { predicateTypes, statementType, type PluginStatement, type Subject } from '../statements/statement.ts'

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
    subject: read.list(statement.subject, 'subject', subjectReader(read)),
    predicateType: read.oneOf(Object.values(predicateTypes))(statement.predicateType, 'predicateType'),
    predicate: Object.fromEntries(read.entries(statement.predicate, 'predicate')),
  }
}

/** Creates the reader of one subject: a statement has one for each file of a plugin. */
function subjectReader(read: StrictReader): (value: unknown, at: string) => Subject {
  const readName = read.matching(/^.{1,1024}$/)
  const readSha256 = read.matching(/^[0-9a-f]{64}$/)
  const readSha512 = read.matching(/^[0-9a-f]{128}$/)
  return (value, at) => {
    const subject = read.object(value, at, ['name', 'digest'])
    const given = read.record(subject.digest, `${at}.digest`)
    const sha256 = readSha256(given['sha256'], `${at}.digest.sha256`)
    const sha512 = Object.hasOwn(given, 'sha512') ? { sha512: readSha512(given['sha512'], `${at}.digest.sha512`) } : {}
    return { name: readName(subject.name, `${at}.name`), digest: { sha256, ...sha512 } }
  }
}

function parse(payload: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  } catch (cause) {
    throw fault('STATEMENT_INVALID', { name, why: 'it is not JSON' }, { cause })
  }
}
