/**
 * The 就业协议书 in typst. It reads its texts from `sys.inputs.view` (JSON of `PrintedAgreement`) as strings:
 * nothing a person typed is ever part of this source. Kept in a .ts file because tsc copies nothing else.
 */
export const agreementTemplate = `
#let view = json(bytes(sys.inputs.view))
#let line-thin = 0.5pt + luma(60)
#let shade = luma(240)

#set document(title: "全国普通高等学校毕业生就业协议书 " + view.number, date: none)
#set page(
  paper: "a4",
  margin: (x: 18mm, top: 20mm, bottom: 20mm),
  footer: context {
    set text(size: 8pt, fill: luma(60))
    grid(
      columns: (1fr, auto),
      [协议书编号：#view.number],
      [第 #counter(page).display() 页　共 #counter(page).final().first() 页],
    )
  },
)
#set text(font: ("Noto Sans SC", "Noto Sans JP"), fallback: false, size: 9.5pt, lang: "zh", region: "cn", cjk-latin-spacing: none)
#set par(leading: 0.6em, spacing: 0.7em)

#let band(title) = table.cell(colspan: 4, fill: shade, align: left, text(weight: "bold", title))
#let label(body) = table.cell(align: center + horizon, text(fill: luma(50), body))

#let field-cells(fields) = {
  let cells = ()
  let waiting = none
  for field in fields {
    if field.wide {
      if waiting != none { cells += (label(waiting.label), table.cell(colspan: 3, waiting.text)) }
      waiting = none
      cells += (label(field.label), table.cell(colspan: 3, field.text))
    } else if waiting == none {
      waiting = field
    } else {
      cells += (label(waiting.label), waiting.text, label(field.label), field.text)
      waiting = none
    }
  }
  if waiting != none { cells += (label(waiting.label), table.cell(colspan: 3, waiting.text)) }
  cells
}

#let section(part) = block(breakable: false, width: 100%, table(
  columns: (33mm, 1fr, 33mm, 1fr),
  stroke: line-thin,
  inset: (x: 6pt, y: 5.2pt),
  align: left + horizon,
  band(part.title),
  ..field-cells(part.fields),
))

#let framed(title, body) = table(
  columns: (1fr,),
  stroke: line-thin,
  inset: (x: 6pt, y: 5.2pt),
  table.header(table.cell(fill: shade, text(weight: "bold", title))),
  text(size: 9pt, body),
)

#let consent-words(box) = grid(
  columns: (0pt, 1fr),
  rect(width: 0pt, height: 24mm, stroke: none),
  {
    text(weight: "bold", box.title)
    for words in box.lines { par(words) }
  },
)

#let consent-place(box) = align(right, text(fill: luma(50), {
  box.sign
  linebreak()
  if box.online [　] else [年　　月　　日]
}))

#align(center)[
  #text(size: 19pt, weight: "bold")[全国普通高等学校毕业生就业协议书]
  #v(-2pt)
  #text(size: 10.5pt, view.subtitle)
]
#align(right, text(size: 9.5pt)[编号：#view.number])
#v(1pt)

#for part in view.sections { section(part) }

#framed("协议补充内容", if view.supplement.len() == 0 [无] else {
  for words in view.supplement { par(justify: true, first-line-indent: (amount: 2em, all: true), words) }
})

#block(breakable: false, framed("协议条款", for (index, words) in view.terms.enumerate() {
  par(justify: true, hanging-indent: 2em, numbering("一、", index + 1) + words)
}))

#block(breakable: false, width: 100%, table(
  columns: (1fr,) * view.boxes.len(),
  stroke: (x, y) => if y == 0 { line-thin } else if y == 1 { (x: line-thin, top: line-thin) } else { (x: line-thin, bottom: line-thin) },
  inset: (x: 6pt, y: 5.2pt),
  table.cell(colspan: view.boxes.len(), fill: shade, text(weight: "bold")[签署]),
  ..view.boxes.map(consent-words),
  ..view.boxes.map(consent-place),
))

#block(breakable: false, width: 100%, table(
  columns: (14mm, 46mm, 1fr, 50mm),
  stroke: line-thin,
  inset: (x: 6pt, y: 5pt),
  align: (center + horizon, left + horizon, left + horizon, center + horizon),
  table.cell(colspan: 4, fill: shade, align: left, text(weight: "bold")[签约过程（北京时间）]),
  [序号], table.cell(align: center)[环节], table.cell(align: center)[办理方], [时间],
  ..view.timeline.enumerate().map(((index, step)) => (str(index + 1), step.label, step.by, step.at)).flatten(),
))

#text(size: 8.5pt, fill: luma(50))[
  注：本协议书由全国高校毕业生毕业去向登记与网上签约平台生成，各方信息以签约时确认的内容为准。#if view.missing.len() > 0 [文中以〔#view.missing.join("〕〔")〕标示的为字库未收录的字符，写法以身份证件或原始登记为准。]
]
`;
