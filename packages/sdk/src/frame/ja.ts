import type { FrameWords } from './frame-words.ts'
import { notReadWords } from './not-read-words.ts'

const stop: FrameWords['stop'] = {
  clean: '直すところがなくなった',
  no_gain: '直近の二回で改善がなかった',
  no_change: '直近の回でほとんど変化がなかった',
  no_patch: '採用された変更がなかった',
  seen_before: '変更が以前の版に戻った',
  rounds_spent: 'すべての回を使い切った',
  budget_spent: '予算を使い切った',
  sources_exhausted: 'ほかに読んだ内容に的確な答えがない',
  cancelled: '中止された',
  rejected: '承認されなかった',
}

/** Frame words in Japanese. */
export const ja: FrameWords = {
  language: 'ja',
  marks: { outer: ['「', '」'], inner: ['『', '』'] },
  colon: '：',
  gap: '',
  headings: {
    facts: '要点',
    timeline: '年表',
    people: '人物',
    conflicts: '出典の食い違い',
    background: '背景',
    passages: '出典が述べていること',
    steps: '手順',
    changes: '変更点',
  },
  ask: {
    main: (title) => (/[?？]$/.test(title) ? `「${title}」について知るべきことは何か` : `${title}の要点は何か`),
    aspects: (of) => `${of}について出典は何を述べているか`,
  },
  facts: { fact: '事実', source: '出典の記述', what: '内容', when: '時期', figures: '数値' },
  attribute: (title, under) => (under === '' ? `『${title}』によると、` : `『${title}』（${under}）によると、`),
  within: (under) => `（${under}）`,
  nothingFound: '読んだ出典には、引用できるほど的確な答えがない。',
  foundAbove: 'これについて出典にあることは、上に示した。',
  premiseNotFound: 'ここで見つかった文の中に、この言葉でこれが起きたと述べるものはない。質問の前提が誤っている可能性がある。',
  more: (count) => `ほか ${count} 件`,
  notice: {
    extractive: '出典の引用で構成されており、この文章に言語モデルは使われていない。',
    quotesKept: '引用は出典の言語のまま示す。',
    wishes: { audience: '読者', goal: '目的', tone: '文体' },
    unmet: (wishes) => `十分な能力のモデルがないため、次の要望には応えられなかった：${wishes}。`,
    unjudged: (judges) => `語句だけでは判定できない文は残していない。ここでは判定できるモデルがないためである：${judges}。`,
    calibration: ({ name, seen, falsehoods, kept, truths }) =>
      `${name} は校正で誤文 ${falsehoods} 件のうち ${seen} 件を見抜き、正文 ${truths} 件のうち ${kept} 件を残した`,
    missed: ({ name, read }) =>
      `${name} がここで読んだ ${read} 文についての判定は採用していない。毎回、混ぜた誤文を見逃したか、誤文を混ぜられなかったためである`,
    reduced: '検査は簡略化されている。日本語では語句・数値・引用を照合し、名称・否定・留保・比較・因果の照合は英語でのみ行う。',
  },
  lists: {
    outline: '執筆のための構成案',
    notVerified: '確認できなかった点',
    notRead: '読めなかったもの',
    sources: '出典',
    held: '各文の根拠',
  },
  open: {
    notCovered: 'この文章はこの点を扱っていない。',
    answeredPoorly: '出典は十分に答えていない。',
    unanswered: '答えている出典がない。',
    unsupported: 'どの出典もそう述べていない。',
    short: (words, wanted) => `この文章は ${words} 字（語）で、求められたのは ${wanted} 字（語）である。`,
    nothingMore: '引用できるほど的確で、残りの語数に全文が収まる答えは、これ以上見つからなかった。',
    notHeld: '出典にはほかにも書かれているが、書かれた残りの文は裏づけられなかったか、書かれなかった。',
    avoided: (phrase) => `文中に「${phrase}」がある。`,
    toAvoid: '依頼では避けるよう求められている。',
    assumed: '依頼では明示されておらず、この文章はこの解釈による。',
    contested: (others) => `出典により数値が異なる：${others}。`,
    leftOut: (title) => `『${title}』の一節を省いた。`,
    orders: '読者に情報を伝えず、機械に命令している。',
    refused: (verdict) =>
      verdict === 'contradicted'
        ? '出典の記述と異なる。'
        : verdict === 'undecided'
          ? '語句だけでは判定できなかった。'
          : '出典に裏付けがない。',
  },
  notRead: notReadWords({ file: '読まれていない', page: '取得できない', search: '応答がない' }, '：'),
  holds: {
    quoted: '引用',
    compared: '逐語照合',
    judged: '判定済み',
    judgedBy: (judge) => `${judge} による判定`,
    own: '筆者の文（意見、つなぎ）',
    open: '出典の裏付けなし',
    byWords: (span) => `、根拠の語句「${span}」`,
    summary: (counts) => `文の内訳：${counts}。`,
    others: '引用でも逐語照合でもない文',
  },
  source: {
    published: (date) => `${date}公開。`,
    read: (date, reader) => `${date}閲覧${reader}`,
    by: (reader) => `、読み取り ${reader}`,
    unchecked: '（本文をファイルと照合できなかった）',
  },
  places: { pages: (range) => `${range} ページ`, lines: (range) => `${range} 行目` },
  outcome: {
    withModels: (models, mode) => `${models} により作成（${mode === 'full' ? '節ごと' : '一文ごと'}）。`,
    withoutModel: 'モデルを使わずに作成。',
    ended: (score, rounds, reason) => `${rounds} 回の推敲で 100 点中 ${score} 点。終了の理由：${stop[reason]}。`,
    cost: (list) => `費用：${list}。`,
    energy: { tokens: '運用者の示した値による', time: '時間と示された電力による', size: 'モデルの規模からの推定' },
    revised: (count) => `実行後に${count}回変更。`,
    run: (id) => `実行番号 ${id}。`,
  },
  stop,
}
