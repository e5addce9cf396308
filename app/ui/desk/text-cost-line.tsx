import { useWords } from '../words.tsx'

export interface TextCostFacts {
  texts: number
  parts: number
  /** Hundredths of a penny. */
  price: number
}

/** What texts cost: how many, in how many parts, in pounds. */
export function TextCostLine({ cost: { texts, parts, price } }: { cost: TextCostFacts }) {
  const t = useWords()
  return <>{t('texts.cost', { texts, parts, pounds: pounds(price) })}</>
}

const HUNDREDTHS_OF_PENNY = 10_000

/** "0.48", never "0.00" for what is not nothing. */
function pounds(price: number): string {
  return (Math.ceil(price / 100) / (HUNDREDTHS_OF_PENNY / 100)).toFixed(2)
}
