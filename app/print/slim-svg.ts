/** Typst writes thirteen digits; a hundredth of a point is less than any eye or screen sees. */
const DIGITS = 2

/** The same drawing with shorter numbers in its outlines: a third of the weight on a phone's line. */
export const slimSvg = (svg: string): string =>
  svg.replace(/ d="[^"]*"/g, (outline) =>
    outline.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) =>
      String(Number(Number(number).toFixed(DIGITS))),
    ),
  )
