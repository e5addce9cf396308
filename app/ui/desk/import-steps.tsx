import { useWords } from '../words.tsx'
import { Steps } from './panels.tsx'

/** The four steps of bringing a list in; `at` counts from 0. */
export function ImportSteps({ at }: { at: number }) {
  const t = useWords()
  return (
    <Steps
      at={at}
      steps={[
        t('import.step-file'),
        t('import.step-columns'),
        t('import.step-rows'),
        t('import.step-in'),
      ]}
    />
  )
}
