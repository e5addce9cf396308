import {
  askFamilies,
  endLinks,
  handLinks,
  type AskFamiliesRefusal,
} from '#app/domain/ceremonies/ask-families.server.ts'
import { findFamiliesToAsk } from '#app/domain/ceremonies/find-families-to-ask.server.ts'
import { showFamily } from '#app/domain/ceremonies/show-family.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { shareLinks } from '#app/domain/invitations/share-links.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { textAbout } from '#app/domain/mail/compose-text.server.ts'
import { letterLocale } from '#app/domain/mail/writer.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { ceremonyVisit } from '#app/http/ceremony-visit.server.ts'
import type { EventVisit } from '#app/http/event-visit.server.ts'
import { formOf } from '#app/http/form.server.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { localeDetails } from '#app/translations/locales.ts'
import { FamiliesGrid } from '#app/ui/ceremonies/families-grid.tsx'
import { nameHrefs, withQuery } from '#app/ui/ceremonies/hrefs.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Box } from '#app/ui/desk/panels.tsx'
import { ReplyLink } from '#app/ui/desk/reply-link.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader(asked: LoaderFunctionArgs) {
  const { db, council, occurrence, facts, url } = await ceremonyVisit(asked, 'ceremonies.view')
  const families = await findFamiliesToAsk(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
  })
  const sent = url.searchParams.get('sent')
  return {
    facts,
    families: families.map(showFamily).toSorted((a, b) => Number(b.isOpen) - Number(a.isOpen)),
    sent: sent && /^\d{1,5}$/.test(sent) ? Number(sent) : null,
    hasEnded: url.searchParams.has('ended'),
  }
}

/** Ask, remind, show a family's links (the record says who took them), or end them. */
export async function action(asked: ActionFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.edit')
  const { db, facts } = here
  const form = await formOf(asked.request)
  const what = form.get('do')
  const given = givenBy(here)
  const { families } = nameHrefs(facts)
  if (what === 'ask' || what === 'remind') {
    const result = await askFamilies(db, { ...given, reminds: what === 'remind' })
    if (!result.ok) return answer({ refused: result.reason })
    wakeWorker()
    return seeOther(withQuery(families, { sent: String(result.value.letters) }))
  }
  const key = rowId.safeParse(form.get('family'))
  if (!key.success) return seeOther(families)
  if (what === 'end') {
    const ended = await endLinks(db, { ...given, key: key.data })
    if (!ended.ok) throw notFound()
    return seeOther(withQuery(families, { ended: 'yes' }))
  }
  return answer({ shown: await linksOf(here, key.data) })
}

interface Answer {
  refused?: AskFamiliesRefusal
  shown?: Awaited<ReturnType<typeof linksOf>>
}

const answer = (told: Answer) => data(told, { status: told.refused ? 409 : 200 })

const givenBy = ({ council, occurrence, actor, now }: EventVisit) => ({
  councilId: council.id,
  occurrenceId: occurrence.id,
  actor,
  now,
})

async function linksOf(here: EventVisit, key: string) {
  const handed = await handLinks(here.db, { ...givenBy(here), key })
  if (!handed.ok) throw notFound()
  const { paths, phone } = handed.value
  const language = letterLocale(here.council, handed.value.language)
  const link = `${here.origin}${paths.proof}`
  const text = textAbout(here, { purpose: 'proof', language, link }, here)
  return {
    link,
    text,
    language,
    dir: localeDetails(language).dir,
    share: shareLinks({ text, phone }),
    photographs: `${here.origin}${paths.consent}`,
  }
}

export default function Families() {
  const t = useWords()
  const { facts, families, sent, hasEnded } = useLoaderData<typeof loader>()
  const acted = useActionData<typeof action>()
  const refused: AskFamiliesRefusal | undefined = acted?.refused
  const hrefs = nameHrefs(facts)
  const open = families.filter(({ isOpen, channel }) => isOpen && channel)
  const fresh = open.filter(({ isFresh }) => isFresh)
  const asked = open.filter(({ isFresh }) => !isFresh)
  return (
    <EventPage event={facts} tab="names" title={t('ask.title')} hasErrors={refused !== undefined}>
      <BackLink href={hrefs.names}>{t('names.back')}</BackLink>
      <h2>{t('ask.title')}</h2>
      {refused && <Alarm title={t(`ask.refused-${refused}`)} />}
      {sent !== null && <Alarm kind="done" title={t('ask.sent', { letters: sent })} />}
      {hasEnded && <Alarm kind="done" title={t('ask.ended')} />}
      <p>{t('ask.lead')}</p>
      {acted?.shown && (
        <Box id="family-link" title={t('ask.link-title')}>
          <ReplyLink {...acted.shown} />
          <p>{t('ask.link-photographs')}</p>
          <pre className="letter-text" dir="ltr">
            {acted.shown.photographs}
          </pre>
        </Box>
      )}
      {families.length === 0 ? (
        <Empty>{t('names.none')}</Empty>
      ) : (
        <>
          <form method="post">
            <ButtonGroup>
              {fresh.length > 0 && (
                <Button name="do" value="ask">
                  {t('ask.send', { families: fresh.length })}
                </Button>
              )}
              {asked.length > 0 && (
                <Button name="do" value="remind" kind="secondary">
                  {t('ask.remind', { families: asked.length })}
                </Button>
              )}
            </ButtonGroup>
          </form>
          <FamiliesGrid families={families} timeZone={facts.timeZone} />
        </>
      )}
    </EventPage>
  )
}
