import { expect, test } from 'vitest'
import { definedBy, questionKind, versionAsked } from './question-kind.ts'

test.each([
  ['How to install and use node-gyp on Windows', 'steps'],
  ['How do you write a version range?', 'steps'],
  ['Wie bringt man eine Schleuse in Betrieb?', 'steps'],
  ['Wie pflanzt und schneidet man Rosen?', 'steps'],
  ['Wie man Rosen schneidet', 'steps'],
  ['Hoe je brood bakt', 'steps'],
  ['Comment installer le paquet ?', 'steps'],
  ['Comment en créer un ?', 'steps'],
  ["Comment l'installer ?", 'steps'],
  ['¿Cómo instalar el paquete?', 'steps'],
  ['¿Cómo sincronizo mi calendario?', 'steps'],
  ['¿Cómo puedo instalarlo?', 'steps'],
  ['How does one install it?', 'steps'],
  ['Cómo se forma un huracán', 'matter'],
  ['Come funzionano le maree?', 'matter'],
  ['Come si configura un firewall?', 'steps'],
  ['¿Cómo se instala el paquete?', 'steps'],
  ['Comment se configure le pare-feu ?', 'steps'],
  ['Come si fa il pane?', 'steps'],
  ['Cómo se usaba', 'matter'],
  ['How do people cross the river?', 'means'],
  ['Come installare il pacchetto', 'steps'],
  ['Hoe installeer je het pakket?', 'steps'],
  ['Jak zainstalować pakiet?', 'steps'],
  ['如何安装这个软件包', 'steps'],
  ['What changed in version 7 of the library?', 'changes'],
  ['Quoi de neuf dans la version 7', 'changes'],
  ['What changed in rock climbing?', 'effect'],
  ['Timeline of the flood', 'timeline'],
  ['Chronologie der Flut', 'timeline'],
  ['Who is who in the harbour affair', 'people'],
  ['Wer ist wer im Hafenstreit', 'people'],
  ['Statistics of the flood', 'figures'],
  ['Why did the final start late?', 'cause'],
  ['Wie lange hielt der Damm?', 'amount'],
  ['Wie groß war die Flut?', 'amount'],
  ['How much do the people who make it earn?', 'amount'],
  ['By whom was it built?', 'person'],
  ['The bridge: who built it', 'person'],
  ['Welche Gesetze änderten sich?', 'effect'],
  ['Perché chiuse il porto?', 'cause'],
  ['How do locks work?', 'means'],
  ['When did the dam break?', 'time'],
  ['What happens when the dam breaks?', 'matter'],
  ['When should a dam be opened?', 'matter'],
  ['Who was blamed for it?', 'person'],
  ['Moving our probes from Hive 2 to 3: what will break?', 'changes'],
  ['Umstieg von Hive 2 auf 3', 'changes'],
  ['What breaks from 2.4 to 3.0?', 'changes'],
  ['How do I upgrade from 2 to 3?', 'steps'],
  ['The road from 1 to 2', 'matter'],
  ['Who was Ada Finch?', 'definition'],
  ['What is a lock?', 'definition'],
  ['What is it used for?', 'matter'],
  ['Was ist das Init-System von Debian?', 'definition'],
  ['潮汐とは何ですか？', 'definition'],
  ['什么是自动筛选？', 'definition'],
  ['Tea versus coffee', 'comparison'],
  ['What is the difference between a fault and a finding?', 'comparison'],
  ['blocking phishing and malware sites with our own DNS server', 'steps'],
  ['showing old pages to visitors when the server is down', 'steps'],
  ['backing up a database', 'steps'],
  ['Printing presses of Europe', 'matter'],
  ['Reading Festival with a view', 'matter'],
  ['Writing in the old kingdom', 'matter'],
  ['The history of the piano', 'matter'],
] as const)('%j asks for: %s', (question, kind) => {
  expect(questionKind(question)).toBe(kind)
})

test('what is to be defined is named as the question names it', () => {
  expect(definedBy('What is a febrile seizure?')).toBe('febrile seizure')
  expect(definedBy('Was ist das Init-System von Debian?')).toBe('Init-System von Debian')
  expect(definedBy('潮汐とは何ですか？')).toBe('潮汐')
  expect(definedBy('Why is it so?')).toBeNull()
})

test.each([
  ['Moving our probes from Hive 2.55 to version 3: what will break?', '3'],
  ['What changed in Hive 2 since version 2.1?', '2.1'],
  ['What is new in Hive 24.1.0', '24.1.0'],
  ['What changed?', ''],
])('%j asks for version %j', (question, version) => {
  expect(versionAsked(question)).toBe(version)
})
