import type { ItemKind } from '#app/domain/programme/item-kinds.ts'
import { Button } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'

/** An item as the list shows it. */
export interface ListedItem {
  id: string
  kind: ItemKind
  title: string
  startsAt: Date
  endsAt: Date
  lasts: number
  isBefore: boolean
  isFixed: boolean
  /** Seconds each, where its length is what the children take. */
  secondsEach: number | null
  gapBefore: number
  who: string | null
  cue: string | null
  notes: string | null
  people: Array<{ dutyId: string; name: string }>
}

export interface OrderListProps {
  items: ListedItem[]
  startsAt: Date
  endsAt: Date
  timeZone: string
  /** Children that the date honours. */
  honoured: number
  /** Where an item is changed. */
  hrefOf: (itemId: string) => string
}

/** The running order: times that add up, and each item's way up, down and elsewhere. */
export function OrderList({ items, startsAt, endsAt, timeZone, honoured, hrefOf }: OrderListProps) {
  const t = useWords()
  const clock = (at: Date) => t.date(at, { timeZone, style: 'time' })
  const start = clock(startsAt)
  const firstAfter = items.findIndex((item) => !item.isBefore)
  return (
    <table className="grid grid--cards running">
      <caption>{t('running.caption', { items: items.length, end: clock(endsAt) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('running.head-time')}</th>
          <th scope="col">{t('running.head-item')}</th>
          <th scope="col" className="num">
            {t('running.head-minutes')}
          </th>
          <th scope="col">{t('running.head-order')}</th>
        </tr>
      </thead>
      {items.map((item, index) => (
        <tbody key={item.id} id={`item-${item.id}`} data-place={index + 1}>
          {index === firstAfter && (
            <tr className="running__start">
              <td colSpan={4}>{t('running.start', { time: start })}</td>
            </tr>
          )}
          <tr>
            <td className="running__time" data-label={t('running.head-time')}>
              <bdi dir="ltr">{`${clock(item.startsAt)}–${clock(item.endsAt)}`}</bdi>
              {item.isFixed && <span className="running__kind">{t('running.fixed-mark')}</span>}
            </td>
            <th scope="row">
              <ItemText item={item} honoured={honoured} />
            </th>
            <td className="num" data-label={t('running.head-minutes')}>
              {item.lasts}
            </td>
            <td>
              <ItemMoves
                item={item}
                place={index + 1}
                items={items.length}
                href={hrefOf(item.id)}
              />
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  )
}

function ItemText({ item, honoured }: { item: ListedItem; honoured: number }) {
  const t = useWords()
  const { gapBefore } = item
  return (
    <>
      {gapBefore !== 0 && (
        <span className="cell-why">
          {gapBefore > 0
            ? t('running.gap', { minutes: gapBefore })
            : t('running.overlap', { minutes: -gapBefore })}
        </span>
      )}
      <span className="running__kind">{t(`running.kind-${item.kind}`)}</span>
      <bdi className="running__title">{item.title}</bdi>
      {item.who && <bdi className="running__more">{item.who}</bdi>}
      {item.people.length > 0 && (
        <span className="running__more">
          {t.rich('running.on-duty', {
            people: item.people.map(({ dutyId, name }, index) => (
              <bdi key={dutyId}>{index > 0 ? `, ${name}` : name}</bdi>
            )),
          })}
        </span>
      )}
      {item.secondsEach !== null && honoured > 0 && (
        <span className="running__more">
          {t('running.children', { children: honoured, seconds: item.secondsEach })}
        </span>
      )}
      {item.cue && (
        <span className="running__more">
          {t.rich('running.cue-is', { cue: <bdi key="cue">{item.cue}</bdi> })}
        </span>
      )}
      {item.notes && <bdi className="running__more prewrap">{item.notes}</bdi>}
    </>
  )
}

function ItemMoves({
  item,
  place,
  items,
  href,
}: {
  item: ListedItem
  place: number
  items: number
  href: string
}) {
  const t = useWords()
  const { id, title } = item
  const said = (words: string, short: string) => (
    <>
      <span aria-hidden="true">{short}</span>
      <span className="govuk-visually-hidden">{words}</span>
    </>
  )
  return (
    <form method="post" className="running__moves">
      <input type="hidden" name="item" value={id} />
      {(place > 1 || !item.isBefore) && (
        <Button kind="secondary" small name="do" value="up">
          {said(t('running.up', { title }), t('running.up-short'))}
        </Button>
      )}
      {(place < items || item.isBefore) && (
        <Button kind="secondary" small name="do" value="down">
          {said(t('running.down', { title }), t('running.down-short'))}
        </Button>
      )}
      <input
        className="govuk-input govuk-input--width-2"
        name="to"
        defaultValue={place}
        inputMode="numeric"
        autoComplete="off"
        aria-label={t('running.move-to', { title })}
      />
      <Button kind="secondary" small name="do" value="move">
        {said(t('running.move-here', { title }), t('running.move'))}
      </Button>
      <a href={href}>{said(t('running.edit', { title }), t('running.edit-short'))}</a>
      <Button kind="secondary" small name="do" value="remove">
        {said(t('running.remove', { title }), t('running.remove-short'))}
      </Button>
    </form>
  )
}
