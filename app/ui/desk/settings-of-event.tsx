import type { PartnerRole } from '#app/domain/events/partner-roles.ts'
import {
  EVENT_PAPERS,
  type EventFormat,
  type QuestionSet,
  type Visibility,
} from '#app/domain/events/kinds.ts'
import { SummaryList, type SummaryRow } from '../govuk/summary-list.tsx'
import { useWords } from '../words.tsx'
import {
  codeWords,
  FACT_WORDS,
  LETTER_WORDS,
  NAMES_WORDS,
  NEED_WORDS,
  PARTNER_WORDS,
  PEOPLE_WORDS,
} from './code-words.ts'
import { Box } from './panels.tsx'

export interface SettingsOfEventProps {
  eventId: string
  what: {
    title: string
    outsideTitle: string
    summary: string
    format: EventFormat
    /** Languages that it has texts in. */
    translated: string[]
    /** The programme that it is part of, with the other events of it. */
    initiative: { name: string; others: Array<{ id: string; title: string }> } | undefined
  }
  open: { visibility: Visibility; languages: string[]; counted: string[] }
  asks: { questions: QuestionSet; letters: string[]; paper: string[] }
  partners: Array<{ name: string; role: PartnerRole }>
}

/** Everything that was decided about an event, each part with the way to change it. */
export function SettingsOfEvent({ eventId, what, open, asks, partners }: SettingsOfEventProps) {
  const t = useWords()
  const change = (part: string) => ({
    href: `/desk/events/${eventId}/settings/${part}`,
    text: t('settings-event.change'),
  })
  const some = (texts: string[]) => (texts.length > 0 ? t.list(texts) : t('settings-event.none'))
  const of = (table: Parameters<typeof codeWords>[0], codes: string[]) =>
    some(
      codes
        .map((code) => codeWords(table, code))
        .map((key, index) => (key ? t(key) : (codes[index] ?? ''))),
    )
  const papers = EVENT_PAPERS.filter((paper) => asks.paper.includes(paper))
  return (
    <>
      <Box id="texts" title={t('event-form.texts-title')} link={change('texts')}>
        <Rows
          rows={[
            [t('event-form.title'), <bdi key="title">{what.title}</bdi>],
            [t('event-form.outside'), <bdi key="outside">{what.outsideTitle}</bdi>],
            [
              t('event-form.summary'),
              what.summary ? (
                <span key="summary" dir="auto" className="prewrap">
                  {what.summary}
                </span>
              ) : (
                t('settings-event.none')
              ),
            ],
            [t('event-form.format'), t(`event-form.format-${what.format}`)],
            [
              t('event-form.initiative'),
              what.initiative ? (
                <InitiativeOfEvent key="initiative" {...what.initiative} />
              ) : (
                t('settings-event.none')
              ),
            ],
            [t('settings-event.translated'), some(what.translated.map((tag) => t.language(tag)))],
          ]}
        />
      </Box>
      <Box id="open" title={t('open.title')} link={change('open')}>
        <Rows
          rows={[
            [t('open.visibility'), t(`open.visibility-${open.visibility}`)],
            [t('open.facts'), of(FACT_WORDS, open.counted)],
            [t('open.languages'), some(open.languages.map((tag) => t.language(tag)))],
          ]}
        />
      </Box>
      <Box id="asks" title={t('asks.title')} link={change('asks')}>
        <Rows
          rows={[
            [t('asks.people'), t(PEOPLE_WORDS[asks.questions.people])],
            [t('asks.names'), t(NAMES_WORDS[asks.questions.names])],
            [t('asks.needs'), of(NEED_WORDS, asks.questions.needs)],
            [t('asks.letters'), of(LETTER_WORDS, asks.letters)],
            [t('asks.paper'), some(papers.map((paper) => t(`asks.paper-${paper}`)))],
          ]}
        />
      </Box>
      <Box id="partners" title={t('partner-form.title')} link={change('partners')}>
        {partners.length === 0 ? (
          <p>{t('partner-form.empty')}</p>
        ) : (
          <Rows
            rows={partners.map(({ name, role }) => [
              t(PARTNER_WORDS[role]),
              <bdi key={name}>{name}</bdi>,
            ])}
          />
        )}
      </Box>
    </>
  )
}

function InitiativeOfEvent({
  name,
  others,
}: NonNullable<SettingsOfEventProps['what']['initiative']>) {
  const t = useWords()
  return (
    <>
      <bdi>{name}</bdi>
      {others.length > 0 && (
        <ul className="plain small" aria-label={t('settings-event.initiative-others')}>
          {others.map(({ id, title }) => (
            <li key={id}>
              <a href={`/desk/events/${id}`}>
                <bdi>{title}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Rows({ rows }: { rows: Array<[key: string, value: SummaryRow['value']]> }) {
  return <SummaryList rows={rows.map(([key, value]) => ({ key, value }))} />
}
