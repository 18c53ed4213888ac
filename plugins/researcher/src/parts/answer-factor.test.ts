import { expect, test } from 'vitest'
import { groupsOf } from '../groups/groups-of.ts'
import { rootsOf } from '../words/roots-of.ts'
import { answerFactor, isEntry } from './answer-factor.ts'

test.each([
  ['The trust was founded because boats rotted at the pier.', 'most'],
  ['The trust was founded to mend boats.', 'as much'],
  ['Others could help with the fence because it had been stolen.', 'as much'],
  ['The fence was painted to please the king.', 'nothing'],
  ['The trust was founded.', 'nothing'],
])('“%s” tells %s of why something was founded', (text, tells) => {
  const factor = answerFactor({ text: 'Why was it founded?', kind: 'cause', stems: new Set(['found']) }, [])(text, [])
  expect({ most: factor > 1, 'as much': factor === 1, nothing: factor === 0 }[tells]).toBe(true)
})

test.each([
  ['gate_open', false],
  ['harbour_close', true],
])('what stands below the signature of gate_open is looked up by who asks for %s: %s', (name, isLookedUp) => {
  const text = 'gate_open(river)\n\nTurns the wheel of the sluice until the water runs into the basin below it.'
  const told = groupsOf({ sourceId: 'r', title: 'Functions', address: 'text:1', text, digest: '' }).find((group) =>
    group.text.startsWith('Turns'),
  )
  expect(told && isEntry(told, { stems: new Set(rootsOf(name)) })).toBe(isLookedUp)
})

test.each([
  [['websocket', 'handl'], false],
  [['socket'], true],
])('a class whose name is made of the question’s words is no entry to look up for %j: %s', (stems, isLookedUp) => {
  const text = 'class hive.websocket.WebSocketHandler(app)\n\nSubclass this to make a handler that answers what the browser sends.'
  const told = groupsOf({ sourceId: 'w', title: 'Sockets', address: 'text:2', text, digest: '' }).find((group) =>
    group.text.startsWith('Subclass'),
  )
  expect(told && isEntry(told, { stems: new Set(stems) })).toBe(isLookedUp)
})
