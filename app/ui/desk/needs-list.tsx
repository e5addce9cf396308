import { hrefOfNeed, type Need } from '#app/domain/reports/needs.ts'
import { useWords } from '../words.tsx'
import { partiesOf } from './code-words.ts'
import { Todo, type TodoItem } from './todo.tsx'

/** What needs somebody, as things to do. `named` says of which event, where the page is about several. */
export function NeedsList({
  needs,
  named,
  firstIsNext,
}: {
  needs: Need[]
  named?: boolean
  firstIsNext?: boolean
}) {
  const t = useWords()
  const items = needs.map((need): TodoItem => {
    const { kind, count, urgency, dueAt, date, id } = need
    // A convening has delegations where the others have families.
    const args = { count, kind: partiesOf(date.kind) }
    const day = t.date(dueAt, { timeZone: date.timeZone, style: 'dayShort' })
    const when = {
      late: t('needs.due-late', { day }),
      today: t('needs.due-today'),
      later: t('needs.due-later', { day }),
    }
    const event = t.rich('needs.event', {
      title: <bdi key="title">{date.title}</bdi>,
      day: t.date(date.startsAt, { timeZone: date.timeZone, style: 'dayMonth' }),
    })
    return {
      id,
      urgency,
      title: t(`needs.${kind}`, args),
      when: when[urgency],
      why: (
        <>
          {named && event}{' '}
          {kind === 'no-guests' ? t('needs.no-guests-why', args) : t(`needs.${kind}-why`)}
        </>
      ),
      href: hrefOfNeed(need),
      action: t(`needs.${kind}-do`, args),
    }
  })
  return <Todo items={items} firstIsNext={firstIsNext} />
}
