/** Properties and values that know left from right: they would have to be mirrored by hand. */
const PHYSICAL = [
  /(?<![-\w])(margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right)/,
  /(?<![-\w])border-(top|bottom)-(left|right)-radius/,
  /(?<![-\w])(left|right)\s*:/,
  /(?<![-\w])(float|clear|text-align)\s*:\s*(left|right)/,
  /(?<![-\w])direction\s*:/,
  // Four values go round by top, right, bottom, left; two different ones at the sides are physical.
  /(?<![-\w])(margin|padding|inset|border-width)\s*:\s*\S+\s+(\S+)\s+\S+\s+(?!\2[;\s])\S+;/,
  /(?<![-\w])border-radius\s*:\s*\S+\s+\S+/,
]

/** The declarations of a source that know left from right, as `line: text`. */
export function physicalIn(source: string): string[] {
  return source
    .split('\n')
    .map((line) => line.replace(/\/\/.*$/, ''))
    .flatMap((line, index) =>
      PHYSICAL.some((pattern) => pattern.test(line)) ? [`${index + 1}: ${line.trim()}`] : [],
    )
}
