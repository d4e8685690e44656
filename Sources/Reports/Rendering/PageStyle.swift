/// The style sheet of a page: colours in light, dark and print, and how wide pages divide into columns.
///
/// The fonts have known widths: drawings place their text by them.
enum PageStyle {
  /// The text of the style sheet; the same for all pages.
  static let text = """
    :root{color-scheme:light dark;\(Palette.light.variables)}
    @media (prefers-color-scheme:dark){:root{\(Palette.dark.variables)}}
    *{box-sizing:border-box}html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 "Helvetica Neue",\
    Helvetica,Arial,"Liberation Sans",sans-serif;font-variant-numeric:tabular-nums;\
    overflow-wrap:break-word}
    main{max-width:1216px;margin:0 auto;padding:36px 28px 48px}
    b,h1,h2,figcaption,dt{font-weight:650}p,ul,dl,pre{margin:0 0 10px}ul{padding-left:18px}
    li{margin-bottom:7px}.eye{margin:0;color:var(--muted);font-size:14px}
    h1{font-size:32px;line-height:1.2;margin:4px 0 12px;letter-spacing:-.01em;text-wrap:balance}
    .answer{font-size:20px;line-height:1.45;max-width:50em;margin:0 0 14px;text-wrap:pretty}
    .alert{border-left:4px solid var(--bad);padding:2px 0 2px 12px;max-width:60em}
    h2{font-size:19px;line-height:1.3;margin:22px 0 14px;padding-top:12px;\
    border-top:2px solid var(--text)}
    .tiles{list-style:none;margin:22px 0 34px;padding:0;display:grid;\
    grid-template-columns:repeat(3,1fr);gap:14px}
    .tiles li{background:var(--tile);border-radius:8px;padding:14px 18px;margin:0}
    .tiles p{margin:0}.key{font-size:14px;color:var(--muted)}
    .figure{font-size:32px;font-weight:650;line-height:1.2;letter-spacing:-.01em}
    .more{font-size:14px;line-height:1.4}
    .grid{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:0 40px;\
    grid-auto-rows:auto 1fr}
    figure{margin:0;min-width:0}.grid>figure{display:grid;grid-template-rows:subgrid;\
    grid-template-columns:100%;grid-row:span 2}
    .words{grid-row:span 2;margin-bottom:24px;font-size:15px}
    .flow>p,.flow>ul,.flow>dl{max-width:50em}
    figcaption{line-height:1.3;margin:0 0 8px;text-wrap:balance}
    svg{display:block;width:100%;height:auto;overflow:visible;max-width:440px}
    .note{font-size:13px;line-height:1.4;color:var(--muted);margin:6px 0 0;text-wrap:pretty}
    details{font-size:13px;margin:4px 0 24px}
    summary{cursor:pointer;color:var(--t-best);width:fit-content;padding:2px 0}
    .scroll{overflow-x:auto;margin-bottom:10px}
    table{border-collapse:collapse;font-size:13px;line-height:1.35}
    th,td{padding:3px 8px 3px 0;text-align:right;border-bottom:1px solid var(--axis);\
    vertical-align:top;font-weight:400}
    thead th{color:var(--muted);vertical-align:bottom}th:first-child,.l{text-align:left}
    .l{padding-right:14px}.alarm>*{font-weight:650;color:var(--t-bad)}
    .halves{display:grid;grid-template-columns:1fr 1fr;gap:0 40px}.all{width:100%}
    .facts{display:grid;grid-template-columns:max-content 1fr;gap:2px 18px}dd{margin:0}
    .terms dd{margin:0 0 6px 18px}
    pre{white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.5 ui-monospace,Consolas,\
    "Liberation Mono",monospace}
    .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);\
    white-space:nowrap}
    .frames{display:grid;grid-template-columns:repeat(3,1fr);gap:14px 24px}
    \(Palette.rules(
      page: "var(--page)", mark: { "var(--\($0.rawValue))" },
      words: { "var(--t-\($0.rawValue))" }))\
    \(Ink.allCases.map { ".figure.\($0.words){color:var(--\($0.words))}" }.joined())
    .frames svg{max-width:none}.frames svg text{font-size:10px}
    @media (max-width:1040px){.grid{grid-template-columns:repeat(2,minmax(0,1fr));\
    grid-auto-rows:auto}.grid>figure{display:block;grid-row:auto}.words{grid-row:auto}\
    .frames svg text{font-size:13px}}
    @media (max-width:700px){main{padding:20px 14px}h1{font-size:24px}.answer{font-size:18px}\
    .grid,.tiles,.halves{grid-template-columns:minmax(0,1fr)}.tiles li{padding:10px 14px}\
    .figure{font-size:27px}svg{max-width:none}.facts{grid-template-columns:1fr}\
    .frames{grid-template-columns:repeat(2,1fr);gap:10px}.frames svg text{font-size:17px}}
    @media print{@page{size:A4;margin:9mm 10mm}
    :root{color-scheme:light;\(Palette.paper.variables)}
    body{font-size:10pt;line-height:1.35;print-color-adjust:exact;\
    -webkit-print-color-adjust:exact}main{max-width:none;padding:0}details{display:none}
    h1{font-size:17pt;margin:1mm 0 2mm}.answer{font-size:11.5pt;margin-bottom:2mm;max-width:none}
    .eye,.key,.more{font-size:9pt}.figure{font-size:17pt}
    .tiles{grid-template-columns:repeat(3,1fr);gap:3mm;margin:3mm 0 4mm}
    .tiles li{padding:2mm 3mm}h2{font-size:11pt;margin:1mm 0 1.5mm;padding-top:1mm;\
    border-top-width:1px;break-after:avoid}
    .grid{grid-template-columns:repeat(3,minmax(0,1fr));gap:0 6mm;grid-auto-rows:auto 1fr}
    .grid>figure{display:grid;grid-row:span 2}.words{grid-row:span 2;margin:0;font-size:7.5pt}
    svg text{font-size:13.6px}svg .sm{font-size:11px}figcaption{font-size:9.5pt;margin-bottom:1mm}
    .note{font-size:7pt;margin:.5mm 0 1mm;max-width:none}figure,.tiles li,tr{break-inside:avoid}
    svg{max-width:none}li{margin-bottom:.5mm}p,ul,dl,pre{margin-bottom:1mm}
    .halves{grid-template-columns:11fr 9fr;gap:0 5mm}table,pre{font-size:6.8pt}
    .halves th:first-child,.halves td:nth-child(3){white-space:nowrap}.halves .l{padding-right:2mm}
    .flow>p,.flow>ul,.flow>dl{font-size:7pt;max-width:none}
    th,td{padding-top:.1mm;padding-bottom:.1mm;line-height:1.2}
    .frames{grid-template-columns:repeat(3,1fr)}.frames svg text{font-size:11px}}

    """
}
