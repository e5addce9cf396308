import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { answerFacts, factsText, occurrenceFacts, offerEnd } from './facts.ts'
import { Action, Ending, Facts, Greeting, Lead, Paragraph, Title } from './parts.tsx'
import { actionText, endingText, greetingText } from './text-parts.ts'

/** Places came free and are held for a waiting party, which must say yes before the offer ends. */
export function placeOffered(draft: LetterDraft, t: PageWords): LetterPart {
  const facts = [...occurrenceFacts(draft, t), ...answerFacts(draft, t)]
  const lead = t('letter.offered-lead', { time: offerEnd(draft, t) })
  return {
    subject: t('letter.offered-subject', { title: inSentence(draft.event.outsideTitle, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={draft.name} />
        <Lead>{lead}</Lead>
        <Title>{draft.event.title}</Title>
        <Facts facts={facts} dir={t.dir} />
        <Paragraph>{t('letter.offered-next')}</Paragraph>
        <Action t={t} href={draft.replyLink} label={t('letter.action-offer')} />
        <Ending t={t} draft={draft} />
      </>
    ),
    text: [
      greetingText(t, draft.name),
      lead,
      draft.event.title,
      factsText(facts),
      t('letter.offered-next'),
      actionText(t('letter.action-offer'), draft.replyLink),
      ...endingText(t, draft),
    ],
  }
}
