import { Places, type PlacesProps } from './places.tsx'
import { useWords } from './words.tsx'

export interface PublicPlacesProps {
  capacity: number
  /** Places that cannot be asked for any more: people who come and places kept back together. */
  taken: number
  /** Whether a guest may still ask to wait. */
  waitingList: boolean
  big?: boolean
}

/** How much room is left, for guests: "37 places left of 200". Who waits is not shown. */
export function PublicPlaces({ capacity, taken, waitingList, big }: PublicPlacesProps) {
  const t = useWords()
  const free = Math.max(capacity - taken, 0)
  const bold = { b: (words: React.ReactNode[]) => <b key="b">{words}</b> }
  const full = waitingList ? 'places.full-but-wait' : 'places.full'
  return (
    <Places capacity={capacity} coming={taken} big={big}>
      {free > 0 ? t.rich('places.left', { ...bold, free, capacity }) : t.rich(full, bold)}
    </Places>
  )
}

export interface DeskPlacesProps extends Omit<PlacesProps, 'children'> {
  /** Of the places that are held so many are offered to waiting people; undefined: not told apart. */
  offered?: number
  /** The day is over: nobody comes any more, and nothing is free. */
  isOver?: boolean
}

/** The room for officers, with the same numbers in words: "97 coming, 12 kept aside, 14 maybe, 37 free". */
export function DeskPlaces({ offered, isOver, ...props }: DeskPlacesProps) {
  const t = useWords()
  const { capacity, coming, reserved = 0, maybe = 0, waiting = 0 } = props
  if (isOver) return <Places {...props}>{t('desk.places-had', { people: coming })}</Places>
  const free = capacity === null ? null : capacity - coming - reserved
  const aside = reserved - (offered ?? 0)
  const held =
    offered === undefined
      ? reserved > 0
        ? [t('desk.places-held', { people: reserved })]
        : []
      : [
          ...(aside > 0 ? [t('desk.places-aside', { people: aside })] : []),
          ...(offered > 0 ? [t('desk.places-offered', { people: offered })] : []),
        ]
  return (
    <Places {...props}>
      {t('desk.places-coming', { people: coming })}
      {held.map((words) => `, ${words}`)}
      {maybe > 0 && `, ${t('desk.places-maybe', { people: maybe })}`}
      {waiting > 0 && `, ${t('desk.places-waiting', { people: waiting })}`}
      {free !== null && (
        <>
          , <b>{free > 0 ? t('desk.places-free', { places: free }) : t('desk.places-full')}</b>
        </>
      )}
    </Places>
  )
}
