import { expect, test } from 'vitest'
import { comparedSides, measureAsked } from './compared-sides.ts'

test.each([
  ['B-tree indexes compared with hash indexes in PostgreSQL', ['B-tree indexes', 'hash indexes']],
  ['tea versus coffee', ['tea', 'coffee']],
  ['a compared with b and c', ['a', 'b', 'c']],
  ['Compare ws and got', ['ws', 'got']],
  ['What is the difference between a fault and a finding?', ['a fault', 'a finding']],
  ['Dampf gegen Strom', ['Dampf', 'Strom']],
  ['git merge vs rebase: what is the difference and when to use which', ['git merge', 'rebase']],
  ['Docker vs Podman: pros and cons', ['Docker', 'Podman']],
  ['Go vs Rust - which is better?', ['Go', 'Rust']],
  ['Tea vs coffee vs mate: which is better for long nights?', ['Tea', 'coffee', 'mate']],
  ['Tee oder Kaffee: was ist gesünder?', ['Tee', 'Kaffee']],
  ['tabs vs spaces and when to use which', ['tabs', 'spaces']],
  ['Rebase vs Merge: was ist der Unterschied und wann nimmt man was?', ['Rebase', 'Merge']],
  ['Docker oder Podman: Vor- und Nachteile', ['Docker', 'Podman']],
  ['merge vs rebase : quelle est la différence et quand utiliser lequel ?', ['merge', 'rebase']],
  ['Docker o Podman: ¿cuál es la diferencia y cuándo usar cada uno?', ['Docker', 'Podman']],
  ['SQLite vs PostgreSQL for small sites', ['SQLite', 'PostgreSQL']],
  ['merge vs rebase in git', ['merge', 'rebase']],
  ['Databases: rows versus columns', ['rows', 'columns']],
  ['NFS compared to Samba when the clients are Macs', ['NFS', 'Samba']],
  ['the war in Iraq compared with the war in Vietnam', ['the war in Iraq', 'the war in Vietnam']],
  ['When to use git merge vs rebase', ['git merge', 'rebase']],
  ['Which is better, tea or coffee?', ['tea', 'coffee']],
  ['Was ist besser, Tee oder Kaffee?', ['Tee', 'Kaffee']],
  ['Docker or Podman?', ['Docker', 'Podman']],
  ['Docker or Podman: which should I choose?', ['Docker', 'Podman']],
  ['Should I use threads or processes for slow files?', ['threads', 'processes']],
  ['Should I use arguments or settings to steer a run?', ['arguments', 'settings']],
  ['The difference between X and Y', ['X', 'Y']],
  ['What is the difference between who and which?', ['who', 'which']],
  ['Quelle est la différence entre un rôle et un groupe ?', ['un rôle', 'un groupe']],
  ['¿Cuál es la diferencia entre un rol y un grupo?', ['un rol', 'un grupo']],
  ['How fast are orjson, ujson and simplejson compared with json?', ['orjson', 'ujson', 'simplejson', 'json']],
  ['How tall is the tower compared to the mast?', ['tower', 'the mast']],
  ['The difference engine and its inventor', []],
  ['How to install from an archive or from source', []],
  ['How to use tabs or spaces', []],
  ['Can I use Docker or Podman?', []],
  ['Schutz gegen Frost', []],
  ['Wie hilft man gegen Frost?', []],
  ['sqlite or not?', []],
  ['The history of tea and coffee', []],
  ['Why is tea better?', []],
])('%j compares %j', (topic, sides) => {
  expect(comparedSides(topic)).toEqual(sides)
})

test.each([
  ['How fast are ws and got compared with fetch?', 'How fast are'],
  ['How tall is the tower compared to the mast?', 'How tall is the'],
  ['How fast are ws and got?', ''],
  ['ws compared with got', ''],
])('%j asks for the measure of %j', (topic, measure) => {
  expect(measureAsked(topic)).toBe(measure)
})
