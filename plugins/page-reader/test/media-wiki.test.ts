import { expect, test } from 'vitest'
import { extract } from '../src/extract.ts'

// Shaped as MediaWiki 1.39 and, in its headings, 1.44 write a page.
const page = (
  generator = '<meta name="generator" content="MediaWiki 1.39.17"/>',
) => `<!DOCTYPE html><html class="client-nojs" lang="en"><head>
<title>Febrile seizure - Wiki</title>${generator}<link rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/"/></head>
<body class="mediawiki ltr"><div id="mw-head-base" class="noprint"></div><div id="content" class="mw-body" role="main"><a id="top"></a>
<h1 id="firstHeading" class="firstHeading mw-first-heading"><span class="mw-page-title-main">Febrile seizure</span></h1>
<div id="bodyContent"><div id="siteSub" class="noprint">From Wiki</div><a class="mw-jump-link" href="#mw-head">Jump to navigation</a>
<div id="mw-content-text" class="mw-body-content"><div class="mw-parser-output">
<div role="note" class="hatnote">Not to be confused with wasps.</div>
<table class="infobox"><tbody><tr><th colspan="2">Febrile seizure</th></tr><tr><td>Kind</td><td>Infobox value</td></tr></tbody></table>
<p><b>Febrile seizures</b> affect 2–10% of <a href="/wiki/Child">children</a>.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">&#91;1&#93;</a></sup> They end soon.</p>
<div id="toc" class="toc" role="navigation"><div class="toctitle"><h2>Contents</h2></div><ul><li><a href="#Causes">1 Causes</a></li></ul></div>
<h2><span class="mw-headline" id="Causes">Causes</span><span class="mw-editsection">[<a href="/w/index.php?action=edit">edit</a>]</span></h2>
<p>Fever triggers them.<sup class="noprint Inline-Template">[<i>citation needed</i>]</sup></p>
<div class="thumb"><div class="thumbcaption">A thermometer</div></div>
<ul><li><a href="/wiki/Virus">Viruses</a></li><li><a href="/wiki/Vaccine">Vaccines</a></li></ul>
<div class="mw-heading mw-heading2"><h2 id="See_also">See also</h2><span class="mw-editsection">[edit]</span></div>
<ul><li><a href="/wiki/Main_Page">Main Page</a></li></ul>
<div class="mw-heading mw-heading2"><h2 id="Treatment">Treatment</h2></div>
<p>Most need none.</p>
<h2><span class="mw-headline" id="References">References</span></h2>
<div class="mw-references-wrap"><ol class="references"><li id="cite_note-1"><a href="http://x">A source</a></li></ol></div><p>Retrieved from somewhere.</p>
<!-- NewPP limit report --></div><div class="printfooter">Retrieved from "…"</div></div><div id="catlinks" class="catlinks">Category: Test</div></div></div>
<div id="mw-navigation"><h2>Navigation menu</h2></div><footer id="footer"><ul><li>Privacy policy</li></ul></footer></body></html>`

test('of a wiki’s page the article is read, without boxes, markers and lists outside it', () => {
  expect(extract(page(), 'https://w.org/wiki/Febrile_seizure')).toEqual({
    title: 'Febrile seizure',
    text: [
      'Febrile seizures affect 2–10% of children. They end soon.',
      '## Causes',
      'Fever triggers them.',
      '- Viruses\n- Vaccines',
      '## Treatment',
      'Most need none.',
    ].join('\n\n'),
    licence: 'CC-BY-SA-4.0',
    language: 'en',
  })
})

test('a saved copy without its head is known by its parts', () => {
  expect(extract(page(''), 'x').text).toMatch(/^Febrile seizures affect/)
})
