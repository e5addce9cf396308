/** What may be in a name, since it is only text; each with letters, so that somebody could be called so. */
export const KEPT = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '{{constructor}}',
  '{reply_link} {{reply_link}}',
  'Sam ${7*7} #{7*7} <%= 7*7 %>',
  '=HYPERLINK("http://127.0.0.1","x")',
  '@SUM(1+1)',
  '+A1 44 24',
  '-cmd|calc!A0',
  'BEGIN:VEVENT; SUMMARY:x\\nEND:VEVENT',
  '#panic("x") $x^2$ *b* _i_',
  "Robert'); DROP TABLE person;--",
  '"><svg/onload=alert(1)>',
]

/** What would have run, had a page taken words for markup. */
export const RUNS = /<img src=x|<script>alert|<svg\/onload|\son(?:error|load)="/
