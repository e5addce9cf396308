import { arrangeStage } from '#app/domain/ceremonies/arrange-stage.server.ts'
import { findStage } from '#app/domain/ceremonies/find-stage.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { ceremonyVisit } from '#app/http/ceremony-visit.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { stageHrefs } from '#app/ui/ceremonies/hrefs.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { WarningText } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:ceremonies.edit' }

export async function loader(asked: LoaderFunctionArgs) {
  const { db, council, occurrence, facts } = await ceremonyVisit(asked, 'ceremonies.edit')
  const where = { councilId: council.id, occurrenceId: occurrence.id }
  const { children } = await findStage(db, where)
  const numbered = children.filter(({ card }) => card !== null)
  const others = numbered.filter(
    ({ card }) => card !== String(children.findIndex((child) => child.card === card) + 1),
  )
  return { facts, numbered: numbered.length, others: others.length }
}

export async function action(asked: ActionFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.edit')
  const { db, council, occurrence, facts, actor, now } = here
  const result = await arrangeStage(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    change: { kind: 'number-again' },
    actor,
    now,
  })
  if (!result.ok) throw notFound()
  return seeOther(stageHrefs(facts).stage)
}

export default function NumberAgain() {
  const t = useWords()
  const { facts, numbered, others } = useLoaderData<typeof loader>()
  return (
    <EventPage event={facts} tab="stage" title={t('stage.number-again')}>
      <h2>{t('stage.number-again')}</h2>
      <WarningText>{t('stage.number-again-void', { cards: numbered })}</WarningText>
      <p>{t('stage.number-again-others', { cards: others })}</p>
      <form method="post">
        <ButtonGroup>
          <Button kind="warning">{t('stage.number-again-do', { cards: numbered })}</Button>
          <a href={stageHrefs(facts).stage}>{t('stage.leave')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}
