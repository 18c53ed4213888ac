import { expect, test } from 'vitest'
import { instructionsIn } from './instructions-in.ts'

test.each([
  ['How to back up a folder with Borg and restore a single file', ['Back up a folder with Borg', 'Restore a single file']],
  ['How to number figures and refer to them in Sphinx', ['Number figures', 'Refer to them in Sphinx']],
  ['How to back up and restore a LUKS header', ['Back up a LUKS header', 'Restore a LUKS header']],
  ['How to install and use node-gyp on Windows', ['Install node-gyp on Windows', 'Use node-gyp on Windows']],
  ['How do I create a table, fill it and then delete it?', ['Create a table', 'Fill it', 'Delete it']],
  ['How to install packages and automatically update the index', ['Install packages', 'Automatically update the index']],
  ['How to sign and verify a zone in BIND', ['Sign a zone in BIND', 'Verify a zone in BIND']],
  ['How to log in and change the password', ['Log in', 'Change the password']],
  [
    'Comment sauvegarder un dossier avec Borg et restaurer un seul fichier ?',
    ['Sauvegarder un dossier avec Borg', 'Restaurer un seul fichier'],
  ],
  ['Comment installer Apache et le configurer ?', ['Installer Apache', 'Le configurer']],
  ['Comment installer et configurer Apache ?', ['Installer Apache', 'Configurer Apache']],
  ['¿Cómo guardar una carpeta y restaurarla?', ['Guardar una carpeta', 'Restaurarla']],
  ['¿Cómo guardar y restaurar una carpeta?', ['Guardar una carpeta', 'Restaurar una carpeta']],
  ['Come installare e configurare Apache?', ['Installare Apache', 'Configurare Apache']],
  ['Como guardar uma pasta e restaurar um ficheiro?', ['Guardar uma pasta', 'Restaurar um ficheiro']],
  ['Wie sichert man einen Ordner und stellt ihn wieder her?', ['Wie sichert man einen Ordner?', 'Wie stellt man ihn wieder her?']],
  ['Wie lege ich eine Tabelle an und fülle sie?', ['Wie lege ich eine Tabelle an?', 'Wie fülle ich sie?']],
  ['Wie sichert und prüft man einen Ordner?', ['Wie sichert man einen Ordner?', 'Wie prüft man einen Ordner?']],
  [
    'Wie kann man einen Ordner sichern und wiederherstellen?',
    ['Wie kann man einen Ordner sichern?', 'Wie kann man einen Ordner wiederherstellen?'],
  ],
])('%j asks for %j', (question, headings) => {
  expect(instructionsIn(question).map(({ heading }) => heading)).toEqual(headings)
})

test.each([
  'How to configure users and groups in FreeIPA',
  'How to create a user and group for the server',
  'How to use read and write access',
  'How to let users create and delete their posts',
  'How to drag and drop a file',
  'How to avoid crashing and losing the data',
  'How to lock a door, a window and the gate',
  'How to eat and drink',
  'How to dial and connect',
  'Comment classer les dossiers et fichiers ?',
  '¿Cómo elegir un taller y lugar de trabajo?',
  'Wie sichert man große und kleine Dateien?',
  'Wie sichere ich die alten und neue Dateien?',
  'Wie kann man die alten und neuen Ordner sichern?',
  'Wie sichert und stellt man einen Ordner wieder her?',
])('%j asks for one', (question) => {
  expect(instructionsIn(question)).toHaveLength(1)
})

test('each is asked for by what it is about and where it is done', () => {
  const texts = (question: string): readonly string[] => instructionsIn(question).map(({ text }) => text)
  expect(texts('How to back up a folder with Borg and restore a single file')).toEqual([
    'How to back up a folder with Borg',
    'How to restore a single file with Borg',
  ])
  expect(texts('How to number figures and refer to them in Sphinx')).toEqual([
    'How to number figures in Sphinx',
    'How to refer to figures in Sphinx',
  ])
  expect(texts('How do I find which disk is bad and replace it?')).toEqual(['How do I find which disk is bad?', 'How do I replace it?'])
  expect(texts('Wie lege ich eine Tabelle an und fülle sie?')).toEqual(['Wie lege ich eine Tabelle an?', 'Wie fülle ich eine Tabelle?'])
  expect(texts('Wie sichert man einen Ordner mit Borg und stellt eine Datei wieder her?')).toEqual([
    'Wie sichert man einen Ordner mit Borg?',
    'Wie stellt man mit Borg eine Datei wieder her?',
  ])
})
