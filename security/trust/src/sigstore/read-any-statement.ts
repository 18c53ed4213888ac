import { fault } from '../faults.ts'
import { createStrictReader } from '../strict-reader.ts'

/** An in-toto statement of anybody's, read from a signed payload: its predicate is not judged here. */
export interface AnyStatement {
  readonly subject: readonly { readonly name: string; readonly digests: ReadonlyMap<string, unknown> }[]
  readonly predicateType: string
  readonly predicate: unknown
}

const types = ['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1'] as const

/**
 * Reads an in-toto Statement v1 or v0.1 (npm's publish attestations are v0.1 still).
 * @throws ATTESTATION_STATEMENT
 */
export function readAnyStatement(payload: Uint8Array, what: string): AnyStatement {
  const read = createStrictReader((at, why) => fault('ATTESTATION_STATEMENT', { what, why: `${at} ${why}` }))
  const statement = read.object(parse(payload, what), 'statement', ['_type', 'subject', 'predicateType', 'predicate'])
  read.oneOf(types)(statement._type, '_type')
  const subject = read.list(statement.subject, 'subject', (value, at) => {
    const members = new Map(read.entries(value, at))
    return {
      name: members.has('name') ? read.matching(/^.{0,4096}$/)(members.get('name'), `${at}.name`) : '',
      digests: new Map(read.entries(members.get('digest'), `${at}.digest`)),
    }
  })
  return { subject, predicateType: read.matching(/^\S{1,1024}$/)(statement.predicateType, 'predicateType'), predicate: statement.predicate }
}

function parse(payload: Uint8Array, what: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  } catch (cause) {
    throw fault('ATTESTATION_STATEMENT', { what, why: 'it is not JSON' }, { cause })
  }
}
