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
  ['Our server is full: how do I free a disk?', ['How do I free a disk?']],
  ['Leap seconds: what they do to a clock and what is done about it', ['What they do to a clock?', 'What is done about it?']],
  ['Alguien ha entrado: ¿qué hacemos y en qué orden?', ['¿qué hacemos y en qué orden?']],
  ['Moving our probes from Hive 2 to 3: what will break?', ['Moving our probes from Hive 2 to 3: what will break?']],
  ['hive: which of copy, sync and move can delete my files?', ['copy', 'sync', 'move']],
  ['The history of the piano', []],
  ['Open language models', []],
  ['2001: A Space Odyssey', []],
  ["Qu'est-ce qu'un masque de calque et comment en créer un ?", ["Qu'est-ce qu'un masque de calque ?", 'Comment en créer un ?']],
  ['Who founded the guild and who has led it since?', ['Who founded the guild?', 'Who has led it since?']],
  ['What is a lock, how does it work and why does it matter?', ['What is a lock?', 'How does it work?', 'Why does it matter?']],
  ['If a lock fails, what is done?', ['If a lock fails, what is done?']],
  ['When a lock fails, what is done?', ['When a lock fails, what is done?']],
  ['What is a mutex and when to use which?', ['What is a mutex and when to use which?']],
  ['How does a lock work and how so?', ['How does a lock work and how so?']],
  ['What is a mutex and when to use it?', ['What is a mutex?', 'When to use it?']],
  ['How to install and configure Apache', ['How to install Apache', 'How to configure Apache']],
  ['git merge vs rebase: what is the difference and when to use which', ['git merge', 'rebase']],
  ['Difference between select_one and select_all', ['select_one', 'select_all']],
])('%j asks %j', (topic, texts) => {
  expect(questionParts(topic).map(({ text }) => text)).toEqual(texts)
})

test('sides that are compared, and those of statistics, are asked for as such', () => {
  expect(questionParts('Tea versus coffee').map(({ kind }) => kind)).toEqual(['comparison', 'comparison'])
  expect(questionParts('Statistics of the flood: deaths and damage').map(({ kind }) => kind)).toEqual(['figures', 'figures'])
})

test('instructions are headed by what is to be done, beside other questions by what is asked', () => {
  const headings = (topic: string): readonly string[] => questionParts(topic).map(({ heading }) => heading)
  expect(headings('How to find a bad disk, and how to repair it')).toEqual(['Find a bad disk', 'Repair it'])
  expect(headings('select_one vs select all')).toEqual(['select_one', 'Select all'])
  expect(headings('How to find a bad disk')).toEqual(['How to find a bad disk'])
  expect(headings('What is a fuse and how do I find and repair a bad one?')).toEqual([
    'What is a fuse?',
    'How do I find a bad one?',
    'How do I repair a bad one?',
  ])
})

test('any text can be asked', () => {
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 80 }), (text) => Array.isArray(questionParts(text))))
})
