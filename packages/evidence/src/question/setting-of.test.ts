import { expect, test } from 'vitest'
import { settingOf } from './setting-of.ts'

test.each([
  ['How to number figures and refer to them in Sphinx', 'Sphinx'],
  ['How to back up a folder with Borg', 'Borg'],
  ['How do I sort a list in LibreOffice Calc?', 'LibreOffice Calc'],
  ['How to run it on a Raspberry Pi 4', 'Raspberry Pi 4'],
  ['Comment trier une liste dans LibreOffice Calc ?', 'LibreOffice Calc'],
  ['¿Cómo ordeno una lista en LibreOffice Calc?', 'LibreOffice Calc'],
  ['Wie erstelle ich eine Pivot-Tabelle in LibreOffice Calc?', 'LibreOffice Calc'],
  ['Wie richte ich einen Server auf einem Raspberry Pi ein?', 'einem Raspberry Pi'],
  ['Wie sichere ich einen Ordner auf einem Raspberry Pi?', 'einem Raspberry Pi'],
  ['Wie sichert man einen Ordner mit Borg?', 'Borg'],
  ['Wie gleicht man in GnuCash ein Konto ab?', 'GnuCash'],
  ['Wie setzt man in LilyPond Liedtext unter die Noten?', 'LilyPond'],
  ['Wie sortiert man in LibreOffice Calc eine Tabelle?', 'LibreOffice Calc'],
  ['Wie arbeitet man mit Dateien?', ''],
  ['Wie baue ich Pakete aus einem Quellpaket?', ''],
  ['Wie setzt man Liedtext unter die Noten?', ''],
  ['How to configure users and groups', ''],
  ['How to add a table in a document', ''],
])('%j is asked of %j', (question, setting) => {
  expect(settingOf(question)).toBe(setting)
})
