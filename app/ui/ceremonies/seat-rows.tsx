import { Fragment, type ReactNode } from 'react'
import { SIDES, type Seat, type Seating, type Side } from '#app/domain/ceremonies/seating.ts'
import { Alarm } from '../desk/alarm.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'

/** What the room cannot do, by family; or that every family sits together. */
export function SeatWarnings({ seating: { plan, families, withoutFamily } }: { seating: Seating }) {
  const t = useWords()
  const named = (keys: readonly string[]) =>
    commas(
      families
        .filter(({ key }) => keys.includes(key))
        .map(({ key, label, people }) => (
          <Fragment key={key}>
            <bdi>{label}</bdi> ({people})
          </Fragment>
        )),
    )
  return (
    <>
      {plan.unseated.length > 0 && (
        <Alarm title={t('seats.unseated', { families: plan.unseated.length })}>
          {named(plan.unseated)}
        </Alarm>
      )}
      {plan.withoutStepFree.length > 0 && (
        <Alarm title={t('seats.without-step-free', { families: plan.withoutStepFree.length })}>
          {named(plan.withoutStepFree)}
        </Alarm>
      )}
      {plan.parted.length > 0 && (
        <Alarm kind="note" title={t('seats.parted', { families: plan.parted.length })}>
          {named(plan.parted)}
        </Alarm>
      )}
      {withoutFamily.length > 0 && (
        <Alarm kind="note" title={t('seats.without-family', { children: withoutFamily.length })}>
          {commas(withoutFamily.map(({ id, name }) => <bdi key={id}>{name}</bdi>))}
        </Alarm>
      )}
      {families.length > 0 && plan.unseated.length + plan.parted.length === 0 && (
        <p>
          <State mark="yes">{t('seats.together')}</State> {t('seats.together-lead')}
        </p>
      )}
    </>
  )
}

const commas = (parts: ReactNode[]) =>
  parts.flatMap((part, at) => (at === 0 ? [part] : [', ', part]))

/** The plan row by row, for whoever does not see it, and for whoever shows families to their seats. */
export function SeatRows({ seating: { plan, families } }: { seating: Seating }) {
  const t = useWords()
  const known = new Map(families.map((family) => [family.key, family]))
  const rows = Map.groupBy(plan.seats, ({ row }) => row)
  return (
    <table className="grid seat-rows">
      <caption>{t('seats.rows')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('seats.row')}</th>
          {SIDES.map((side) => (
            <th key={side} scope="col">
              {t(`seats.side-${side}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...rows].map(([row, seats]) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {SIDES.map((side) => (
              <td key={side}>
                <SideOf seats={seats} side={side} known={known} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SideOf({
  seats,
  side,
  known,
}: {
  seats: Seat[]
  side: Side
  known: Map<string, { label: string }>
}) {
  const t = useWords()
  const here = seats.filter((seat) => seat.side === side)
  const taken = Map.groupBy(
    here.filter(({ family }) => family),
    ({ family }) => family ?? '',
  )
  const empty = here.filter(({ family }) => !family)
  const left = (['step-free', 'civic', 'open'] as const)
    .map((kind) => [kind, empty.filter((seat) => seat.kind === kind).length] as const)
    .filter(([, many]) => many > 0)
  return (
    <ul className="seat-side">
      {[...taken].map(([key, own]) => {
        const cards = own.flatMap(({ card }) => card ?? [])
        return (
          <li key={key}>
            <bdi>{known.get(key)?.label ?? ''}</bdi>{' '}
            {t('seats.of-family', { seats: own.length, cards: cards.length })}
            {cards.length > 0 && ` ${cards.join(', ')}`}
            {own.some(({ kind }) => kind === 'step-free') && `; ${t('seats.step-free')}`}
          </li>
        )
      })}
      {left.map(([kind, many]) => (
        <li key={kind} className="muted">
          {t(`seats.left-${kind}`, { seats: many })}
        </li>
      ))}
    </ul>
  )
}
