import { expect, test } from 'vitest'
import { subjectWords } from './subject-words.ts'

test.each([
  'Summarise the attached document',
  'Summarize this PDF, please.',
  'What are the key takeaways?',
  'Can you give me a short summary of the uploaded files in 200 words?',
  'Key points',
  'What does this report say?',
  'Explain the main findings',
  'Write an article from the following notes',
  'Fasse das angehängte Dokument zusammen',
  'Was sind die wichtigsten Erkenntnisse?',
  'Worum geht es in dem Bericht? Bitte eine kurze Zusammenfassung',
  'Zusammenfassung der beigefügten Unterlagen',
  'Résumez le document ci-joint',
  'Quels sont les points clés de ce rapport ?',
  'Fais une synthèse des fichiers joints',
  'Resume el documento adjunto',
  '¿Cuáles son las conclusiones principales?',
  'Vat het bijgevoegde document samen',
  'Wat zijn de belangrijkste conclusies?',
  'Oppsummer det vedlagte dokumentet',
  'Hva er hovedpunktene i rapporten?',
  '请总结附件',
  '这份报告的主要内容是什么？',
  '请概括以下文件的要点',
  '添付のファイルを要約してください',
  '첨부된 문서를 요약해 주세요',
  'How do I summarise a PDF file?',
  '2026',
])('%s names no subject', (topic) => {
  expect(subjectWords(topic)).toEqual([])
})

test.each([
  ['Summarise the attached document about the harbour', ['harbour']],
  ['What are the key takeaways of the Brundtland report?', ['Brundtland']],
  ['The harbour of Nordholm', ['harbour', 'Nordholm']],
  ['How to include pages of a PDF file in a LaTeX document', ['include', 'pages', 'PDF', 'file', 'LaTeX', 'document']],
  ['Wie teilt man eine Datei in Seiten?', ['teilt', 'Datei', 'Seiten']],
  ['Was steht in dem Bericht über Vulkane?', ['Vulkane']],
  ['Der Hafen der Insel', ['Hafen', 'Insel']],
  ['Résumez le rapport sur les éoliennes', ['éoliennes']],
  ['Kontoret og møllen', ['Kontoret', 'møllen']],
  ['请总结北岛港口的历史', ['北岛港口', '历史']],
  ['Wann ist der Kompost fertig?', ['Kompost', 'fertig']],
  ['Warum war die Regentonne im Juli leer und was haben wir dagegen getan?', ['Regentonne', 'Juli', 'leer']],
  ['Wie hoch ist die Pacht 2025?', ['Pacht', '2025']],
  ['Pourquoi le barrage a-t-il cédé ?', ['barrage', 'cédé']],
  ['¿Cuándo fue construido el puente?', ['construido', 'puente']],
  ['Waarom was de dijk zwak?', ['dijk', 'zwak']],
  ['How long did the war in the north last?', ['war', 'north', 'last']],
  ['Der Wille der Mehrheit', ['Wille', 'Mehrheit']],
  ['GPT-4 in 2026', ['GPT-4', '2026']],
  ['What is LK-99?', ['LK-99']],
  ['Describe the use of npm in CI', ['use', 'npm', 'CI']],
])('%s is about %j', (topic, words) => {
  expect(subjectWords(topic)).toEqual(words)
})
