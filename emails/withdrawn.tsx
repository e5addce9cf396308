import type { PageWords } from '#app/translations/page-words.ts'
import { whenOf } from '#app/translations/when.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { factsText, type Fact } from './facts.ts'
import { Ending, Facts, Greeting, Lead, Paragraph, Title } from './parts.tsx'
import { endingText, greetingText } from './text-parts.ts'

/**
 * The invitation is taken back. It says when, so that the reader knows which date is meant, but no place
 * and no reason: those are for guests, and an officer's reason is for the record. Its link is over.
 */
export function withdrawn(draft: LetterDraft, t: PageWords): LetterPart {
  const facts: Fact[] = draft.occurrences.map((occurrence) => ({
    label: t('letter.when'),
    lines: [whenOf(t, occurrence)],
    opens: true,
  }))
  return {
    subject: t('letter.withdrawn-subject', { title: inSentence(draft.event.outsideTitle, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>{t('letter.withdrawn-lead')}</Lead>
        <Title>{draft.event.title}</Title>
        <Facts facts={facts} dir={t.dir} />
        <Paragraph>{t('letter.withdrawn-next')}</Paragraph>
        {draft.calendarAttached && <Paragraph>{t('letter.withdrawn-calendar')}</Paragraph>}
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      t('letter.withdrawn-lead'),
      draft.event.title,
      factsText(facts),
      t('letter.withdrawn-next'),
      draft.calendarAttached ? t('letter.withdrawn-calendar') : '',
      ...endingText(t, draft),
    ],
  }
}
