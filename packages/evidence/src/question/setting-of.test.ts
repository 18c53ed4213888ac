import { expect, test } from 'vitest'
import { settingOf } from './setting-of.ts'

test.each([
  ['How to number figures and refer to them in Sphinx', 'in Sphinx'],
  ['How to back up a folder with Borg', 'with Borg'],
  ['How do I sort a list in LibreOffice Calc?', 'in LibreOffice Calc'],
  ['How to run it on a Raspberry Pi 4', 'on a Raspberry Pi 4'],
  ['Comment trier une liste dans LibreOffice Calc ?', 'dans LibreOffice Calc'],
  ['¿Cómo ordeno una lista en LibreOffice Calc?', 'en LibreOffice Calc'],
  ['Wie erstelle ich eine Pivot-Tabelle in LibreOffice Calc?', 'in LibreOffice Calc'],
  ['Wie richte ich einen Server auf einem Raspberry Pi ein?', 'auf einem Raspberry Pi'],
  ['Wie sichere ich einen Ordner auf einem Raspberry Pi?', 'auf einem Raspberry Pi'],
  ['Wie sichert man einen Ordner mit Borg?', 'mit Borg'],
  ['Wie gleicht man in GnuCash ein Konto ab?', 'in GnuCash'],
  ['Wie setzt man in LilyPond Liedtext unter die Noten?', 'in LilyPond'],
  ['Wie sortiert man in LibreOffice Calc eine Tabelle?', 'in LibreOffice Calc'],
  ['Wie greife ich unter Debian auf eine Windows-Freigabe zu?', 'unter Debian'],
  ['Wie arbeitet man mit Dateien?', ''],
  ['Wie baue ich Pakete aus einem Quellpaket?', ''],
  ['Wie setzt man Liedtext unter die Noten?', ''],
  ['How to configure users and groups', ''],
  ['How to add a table in a document', ''],
])('%j is asked of %j', (question, setting) => {
  expect(settingOf(question)).toBe(setting)
})
