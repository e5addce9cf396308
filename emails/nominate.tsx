import type { PageWords } from '#app/translations/page-words.ts'
import { inSentence, type LetterDraft, type LetterPart } from './draft.ts'
import { Action, Greeting, Lead, Paragraph, Small } from './parts.tsx'
import { actionText, greetingText } from './text-parts.ts'

/**
 * The link under which somebody nominates children for a ceremony. The subject names no ceremony.
 *
 * @param until When the list closes, already written in the language of `t`.
 */
export function nominate(
  draft: Pick<LetterDraft, 'council'> & { name: string | undefined; event: string; link: string },
  t: PageWords,
  until: string,
): LetterPart {
  const { council, name, event, link } = draft
  const plain = {
    council: inSentence(council.name, t.dir),
    event: inSentence(event, t.dir),
  }
  return {
    subject: t('letter.nominate-subject', { council: plain.council }),
    html: (
      <>
        <Greeting t={t} name={name} />
        <Lead>
          {t.rich('letter.nominate-lead', {
            council: <bdi key="council">{council.name}</bdi>,
            event: <bdi key="event">{event}</bdi>,
          })}
        </Lead>
        <Paragraph>{t('letter.nominate-until', { time: until })}</Paragraph>
        <Action t={t} href={link} label={t('letter.action-nominate')} />
        <Small>{t('letter.nominate-keep')}</Small>
      </>
    ),
    text: [
      greetingText(t, name),
      t('letter.nominate-lead', plain),
      t('letter.nominate-until', { time: until }),
      actionText(t('letter.action-nominate'), link),
      t('letter.nominate-keep'),
    ],
  }
}
