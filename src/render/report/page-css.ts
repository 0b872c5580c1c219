/**
 * How a page looks: on a phone, on a desk and on A4. The page names the hash below as the only style it takes, so a
 * change here changes the hash; a test says which it is.
 */
export const PAGE_STYLE = `
:root {
  color: #1b2430; background: #fff;
  font: 100%/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
body { margin: 0; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2.25rem 0 .5rem; padding-top: .75rem; border-top: 1px solid #c9d1da; font-size: 1.2rem; line-height: 1.3; }
h3 { margin: 1.25rem 0 .25rem; font-size: 1rem; }
p { margin: .5rem 0; }
ul { margin: .5rem 0; padding-left: 1.25rem; }
li { margin: .25rem 0; }
.head { margin: .25rem 0 1.25rem; color: #4a5565; }
.lead { font-size: 1.1rem; }
time { white-space: nowrap; }
table { width: 100%; table-layout: fixed; margin: .75rem 0 1rem; border-collapse: collapse; }
th, td { padding: .45rem .9rem .45rem 0; border-bottom: 1px solid #c9d1da; text-align: left; vertical-align: top; }
thead th { border-bottom-color: #4a5565; color: #4a5565; font-size: .875rem; font-weight: 600; }
tbody th { font-weight: 600; }
.pair tbody th, .few tbody th { font-weight: 400; }
.few thead th:first-child { width: 50%; }
.numbered thead th:first-child { width: 3rem; }
.many th, .many td { padding-right: .6rem; }
.many thead th { width: 9%; }
.many thead th:nth-child(2), .many thead th:nth-child(6) { width: 14%; }
.many thead th:nth-child(3) { width: 23%; }
.many thead th:nth-child(4), .many thead th:nth-child(5) { width: 11%; }
.compare thead th:first-child { width: 20%; }
.signatures td { height: 3rem; }
.band { display: block; width: 100%; height: 6px; margin-bottom: 1.25rem; }
.logo { display: block; max-width: 12rem; max-height: 4rem; margin-bottom: 1rem; }
.timeline { display: block; width: 100%; margin: 1rem 0; }
.boxes span { display: inline-block; margin-right: 2rem; }
@media screen and (max-width: 44rem) {
  main { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.45rem; }
  .timeline { display: none; }
  time { white-space: normal; }
  .boxes span { display: block; margin-right: 0; }
  table, tbody, tr, tbody th, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding: .6rem 0; border-bottom: 1px solid #c9d1da; }
  tbody th, td, .many tbody th, .many td { padding: .1rem 0; border: 0; }
  .few tbody th { font-weight: 600; }
  .numbered tbody th:first-child, .numbered td:nth-child(2) { display: inline; padding-right: .4rem; }
  td:empty { display: none; }
  td::before { content: attr(data-label); display: block; color: #4a5565; font-size: .8125rem; font-weight: 600; }
  .numbered td:nth-child(2)::before, .pair td::before { content: none; }
  .signatures td:empty { display: block; border-bottom: 1px solid #1b2430; }
}
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  :root { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h2, h3, thead { break-after: avoid; }
  tr, li, p { break-inside: avoid; }
  .one { break-inside: avoid; }
}
`;

export const PAGE_STYLE_HASH = "sha256-W2jEkTxC4BB19OQcSjRqPmoRs+fTNDD6t+Zn8LTPAiM=";
