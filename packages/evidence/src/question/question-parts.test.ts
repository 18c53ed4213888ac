import fc from 'fast-check'
import { expect, test } from 'vitest'
import { questionParts } from './question-parts.ts'

test.each([
  ['What are febrile seizures, and how are they treated?', ['What are febrile seizures?', 'How are they treated?']],
  ['Who was behind the blast, and what did it change?', ['Who was behind the blast?', 'What did it change?']],
  ['The xz backdoor and what it teaches', ['What it teaches']],
  ['Warum bekam Halmstedt wieder eine Stadtbahn?', ['Warum bekam Halmstedt wieder eine Stadtbahn?']],
  ['¿Qué es una marea y por qué sube?', ['¿Qué es una marea?', 'Por qué sube?']],
  ['Pourquoi la digue a cédé ?', ['Pourquoi la digue a cédé ?']],
  ['如何安装系统，以及需要多少内存？', ['如何安装系统？', '需要多少内存？']],
  ['安装系统，更新软件的方法是什么？', ['安装系统，更新软件的方法是什么？']],
  ['潮汐とは何ですか？ なぜ起こるのですか？', ['潮汐とは何ですか？', 'なぜ起こるのですか？']],
  ['Statistics of the flood: deaths and damage', ['Deaths', 'Damage']],
  ['Threads, the social network: launch and growth', ['Launch', 'Growth']],
  ['Open models: what a small company should know', ['What a small company should know']],
  ['B-tree indexes compared with hash indexes in PostgreSQL', ['B-tree indexes', 'hash indexes']],
  ['What is the difference between a fault and a finding?', ['a fault', 'a finding']],
  ['The history of the piano', []],
  ['Open language models', []],
  ['2001: A Space Odyssey', []],
  ["Qu'est-ce qu'un masque de calque et comment en créer un ?", ["Qu'est-ce qu'un masque de calque", 'Comment en créer un ?']],
])('%j asks %j', (topic, texts) => {
  expect(questionParts(topic).map(({ text }) => text)).toEqual(texts)
})

test('sides that are compared, and those of statistics, are asked for as such', () => {
  expect(questionParts('Tea versus coffee').map(({ kind }) => kind)).toEqual(['comparison', 'comparison'])
  expect(questionParts('Statistics of the flood: deaths and damage').map(({ kind }) => kind)).toEqual(['figures', 'figures'])
})

test('any text can be asked', () => {
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 80 }), (text) => Array.isArray(questionParts(text))))
})
