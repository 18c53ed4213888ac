import { describe, expect, it } from 'vitest'
import { Fault, isFault } from './fault.ts'
import { faultsOf, type FaultTable } from './table.ts'

const fault = faultsOf({
  SHELF_EMPTY: { status: 404, exit: 3, message: 'the shelf {name} is empty', hint: 'Put {what} on {name}.' },
  NOT_LENT: { status: 409, exit: 3, message: 'It was not lent: {problem}.', hint: 'Come again.' },
  CLOSED: { status: 503, exit: 3, message: 'closed', hint: 'Come again.' },
} as const satisfies FaultTable)

describe('faultsOf', () => {
  it('fills the slots of message and hint and keeps the cause', () => {
    const cause = new Error('why')
    const made = fault('SHELF_EMPTY', { name: 'poetry', what: 'a book' }, { cause })
    expect(made).toMatchObject({
      code: 'SHELF_EMPTY',
      message: 'the shelf poetry is empty',
      hint: 'Put a book on poetry.',
      status: 404,
      exit: 3,
    })
    expect(made.cause).toBe(cause)
    expect(made.details).toEqual({ name: 'poetry', what: 'a book' })
  })

  it('ends a sentence once, also where its last value is a sentence of its own', () => {
    const problem = fault('SHELF_EMPTY', { name: 'poetry', what: 'a book' }).hint
    expect(fault('NOT_LENT', { problem }).message).toBe('It was not lent: Put a book on poetry.')
    expect(fault('NOT_LENT', { problem: 'it is not there' }).message).toBe('It was not lent: it is not there.')
  })

  it('lets no secret into message, hint or details', () => {
    const made = fault('SHELF_EMPTY', { name: 'https://me:hunter2@host/', what: 'x' })
    expect(JSON.stringify(made)).not.toContain('hunter2')
  })

  it('asks for exactly the values that the texts have slots for', () => {
    // @ts-expect-error a value is missing
    fault('SHELF_EMPTY', { name: 'poetry' })
    // @ts-expect-error there is no such code
    expect(() => fault('OPEN')).toThrow()
    expect(fault('CLOSED').message).toBe('closed')
  })

  it('is recognised across copies of this package, and nothing else is', () => {
    const foreign = Object.assign(new Error('x'), { [Symbol.for('galley.fault')]: true })
    expect([fault('CLOSED'), foreign, new Fault('A', { message: '', hint: '', status: 500, exit: 3 })].map(isFault)).toEqual([
      true,
      true,
      true,
    ])
    expect([new Error('x'), null, 'CLOSED', { code: 'CLOSED' }].map(isFault)).toEqual([false, false, false, false])
  })
})
