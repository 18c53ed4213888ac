import { expect, test } from 'vitest'
import { askedActions } from './asked-actions.ts'

test.each([
  ['How to print source code', ['print']],
  ['How do we back up the server, and how can it be restored?', ['back']],
  ['Was ist eine Abschreibung und wie bucht man sie?', ['bucht']],
  ['Abschreibungen: was sie sind und wie man sie verbucht', ['verbucht']],
  ['Comment adoucir les bords ?', ['adoucir']],
  ['¿Cómo se firma un paquete?', ['firma']],
  ['¿Cómo puedo restaurar un archivo?', ['restaurar']],
  ['Comment en créer un ?', ['créer']],
  ['Jak zainstalować pakiet?', ['zainstalować']],
  ['How did they build the dam?', ['build']],
  ['Hoe maak je brood?', ['maak']],
  ['How package registries are attacked', []],
  ['How do registries work?', []],
])('%s asks for %j', (topic, actions) => {
  expect(askedActions(topic)).toEqual(actions)
})
