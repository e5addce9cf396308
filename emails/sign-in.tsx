import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { Action, Greeting, Lead, Paragraph, Small } from './parts.tsx'
import { actionText, greetingText } from './text-parts.ts'

/**
 * A link that signs an officer in.
 *
 * @param until When the link ends, already written in the language of `t`.
 */
export function signIn(
  draft: Pick<LetterDraft, 'council'> & { link: string },
  t: PageWords,
  until: string,
): LetterPart {
  const { council, link } = draft
  return {
    subject: t('letter.sign-in-subject', { council: inSentence(council.name, t.dir) }),
    html: (
      <>
        <Greeting t={t} name={undefined} />
        <Lead>{t.rich('letter.sign-in-lead', { council: <bdi>{council.name}</bdi> })}</Lead>
        <Paragraph>{t('letter.sign-in-once', { time: until })}</Paragraph>
        <Action t={t} href={link} label={t('letter.action-sign-in')} />
        <Small>{t('letter.sign-in-unasked')}</Small>
      </>
    ),
    text: [
      greetingText(t, undefined),
      t('letter.sign-in-lead', { council: inSentence(council.name, t.dir) }),
      t('letter.sign-in-once', { time: until }),
      actionText(t('letter.action-sign-in'), link),
      t('letter.sign-in-unasked'),
    ],
  }
}
