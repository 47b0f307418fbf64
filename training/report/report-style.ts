/** Style sheet of the report page: system fonts, light and dark, prints well. */
export const reportStyle = `
:root{color-scheme:light dark;--paper:light-dark(#fbfaf8,#17181b);--card:light-dark(#fff,#202226);--ink:light-dark(#1c1d20,#ececee);
--soft:light-dark(#63666d,#a3a7b0);--edge:light-dark(#e3e1dc,#33363c);--one:light-dark(#8a8d95,#8f939c);--two:light-dark(#2457c5,#7aa5ff);
--three:light-dark(#b4531a,#f2a265);--wrong:light-dark(#c4342d,#ff7d73);--right:light-dark(#e4f1e6,#22362a)}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{max-width:1060px;margin:auto;padding:32px 20px 64px}h1{margin:0;font-size:30px}h2{font-size:18px;margin:36px 0 10px}
.lead{color:var(--soft);margin:4px 0 20px}code{font-size:13px;overflow-wrap:anywhere}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px}
.tile{background:var(--card);border:1px solid var(--edge);border-radius:10px;padding:12px 14px}.tile b{display:block;font-size:23px}
.tile span{color:var(--soft);font-size:13px}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:20px}
figure{margin:0;background:var(--card);border:1px solid var(--edge);border-radius:10px;padding:12px}
figcaption{color:var(--soft);font-size:13px}svg{display:block;width:100%;height:auto}svg text{fill:var(--soft);font:11px system-ui}
.grid{stroke:var(--edge)}.line{fill:none;stroke-width:2}.diagonal{stroke:var(--soft);stroke-dasharray:4 4}
.bar{fill:var(--two);opacity:.35}.dot{fill:var(--two)}
polyline.series-1{stroke:var(--one)}polyline.series-2{stroke:var(--two)}polyline.series-3{stroke:var(--three)}
circle.series-1{fill:var(--one)}circle.series-2{fill:var(--two)}circle.series-3{fill:var(--three)}
.legend{display:flex;flex-wrap:wrap;gap:4px 14px;margin:4px 0 0;color:var(--soft);font-size:13px}.legend i{display:inline-block;width:14px;height:3px;margin:0 5px 3px 0;vertical-align:middle}
i.series-1{background:var(--one)}i.series-2{background:var(--two)}i.series-3{background:var(--three)}.axis{margin-left:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}caption{color:var(--soft);font-size:13px;text-align:left;padding-bottom:4px}
.confusion td,.confusion th{width:36px;height:30px;text-align:center;border:1px solid var(--edge);font-size:13px}
.right{background:var(--right)}.wrong{background:color-mix(in srgb,var(--wrong) calc(15% + 55%*var(--share)),transparent);font-weight:600}
.plain{width:100%}.plain td,.plain th{text-align:left;border-bottom:1px solid var(--edge);padding:5px 8px;font-size:14px}.plain td:last-child,.plain th:last-child{text-align:right}
.sheet{display:grid;grid-template-columns:repeat(auto-fill,minmax(116px,1fr));gap:10px}.mistake{padding:8px;text-align:center}
.mistake img{width:100%;image-rendering:pixelated;border-radius:5px;background:#fff}.mistake figcaption{color:var(--ink)}
.answer{color:var(--wrong)}.mistake small{display:block;color:var(--soft)}
`;
