import type { FrameWords } from './frame-words.ts'
import { notReadWords } from './not-read-words.ts'

const stop: FrameWords['stop'] = {
  clean: '已无可改之处',
  no_gain: '最近两轮没有提高',
  no_change: '上一轮几乎没有变化',
  no_patch: '没有修改被采纳',
  seen_before: '修改又回到了以前的版本',
  rounds_spent: '轮次已用完',
  budget_spent: '预算已用完',
  sources_exhausted: '来源中已无更多内容',
  cancelled: '已取消',
  rejected: '审批未通过',
}

/** Frame words in Chinese (simplified). */
export const zh: FrameWords = {
  language: 'zh',
  marks: { outer: ['“', '”'], inner: ['‘', '’'] },
  colon: '：',
  gap: '',
  headings: {
    facts: '要点',
    timeline: '时间线',
    people: '人物',
    conflicts: '来源的分歧',
    background: '背景',
    passages: '来源怎么说',
    steps: '步骤',
    changes: '变更',
  },
  ask: {
    main: (title) => (/[?？]$/.test(title) ? `关于“${title}”需要知道什么？` : `${title}的要点是什么？`),
    aspects: (of) => `关于${of}，来源怎么说？`,
  },
  facts: { fact: '事实', source: '来源原文', what: '内容', when: '时间', figures: '数字' },
  attribute: (title, under) => (under === '' ? `据《${title}》：` : `据《${title}》（${under}）：`),
  nothingFound: '所读来源均未提及这一点。',
  more: (count) => `另有 ${count} 项`,
  notice: {
    extractive: '由来源引文编成；本文没有使用语言模型写作。',
    quotesKept: '引文保留来源的语言。',
    wishes: { audience: '读者对象', goal: '目的', tone: '语气' },
    unmet: (wishes) => `没有足够强的模型，无法满足以下要求：${wishes}。`,
    unjudged: (judges) => `仅凭字词无法判定的句子没有保留，因为这里没有模型可以评判：${judges}。`,
    calibration: ({ name, seen, falsehoods, kept, truths }) =>
      `${name} 在校准中识别出 ${falsehoods} 个假句中的 ${seen} 个，保留了 ${truths} 个真句中的 ${kept} 个`,
    reduced: '核对有所简化：中文只比对字词、数字和引文；名称、否定、保留语气、比较和因果只在英文中核对。',
  },
  lists: { outline: '写作提纲', notVerified: '未能核实', notRead: '未读取', sources: '来源', held: '每个句子的依据' },
  open: {
    notCovered: '本文没有涉及这一点。',
    answeredPoorly: '来源没有充分回答。',
    unanswered: '没有来源回答。',
    short: (words, wanted) => `本文 ${words} 字（词），要求 ${wanted} 字（词）。`,
    nothingMore: '来源中没有更多可以引用或佐证的内容。',
    avoided: (phrase) => `文中出现了“${phrase}”。`,
    toAvoid: '要求中希望避免。',
    assumed: '要求中没有说明；本文按此理解。',
    contested: (others) => `各来源说法不一：${others}。`,
    leftOut: (title) => `略去了《${title}》中的一段。`,
    orders: '它在向机器下命令，而不是向读者提供信息。',
    refused: (verdict) =>
      verdict === 'contradicted' ? '来源说法不同。' : verdict === 'undecided' ? '仅凭字词无法判定。' : '来源不支持这一说法。',
  },
  notRead: notReadWords({ file: '未读取', page: '无法访问', search: '没有回应' }, '：'),
  holds: {
    quoted: '引用',
    compared: '逐字比对',
    judged: '经评判',
    judgedBy: (judge) => `经 ${judge} 评判`,
    own: '作者自己的话（意见、过渡）',
    open: '没有来源支持',
    byWords: (span) => `，依据“${span}”`,
    summary: (counts) => `各句依据：${counts}。`,
    others: '既非引用也未逐字比对的句子',
  },
  source: {
    published: (date) => `发表于${date}。`,
    read: (date, reader) => `读取于${date}${reader}`,
    by: (reader) => `，读取程序 ${reader}`,
    unchecked: '，其文本无法与文件比对',
  },
  places: { pages: (range) => `第 ${range} 页`, lines: (range) => `第 ${range} 行` },
  outcome: {
    withModels: (models, mode) => `使用 ${models} 写成（${mode === 'full' ? '整节写作' : '逐句写作'}）。`,
    withoutModel: '未使用模型写成。',
    ended: (score, rounds, reason) => `经 ${rounds} 轮得 ${score} 分（满分 100）；结束原因：${stop[reason]}。`,
    cost: (list) => `费用：${list}。`,
    run: (id) => `运行编号 ${id}。`,
  },
  stop,
}
