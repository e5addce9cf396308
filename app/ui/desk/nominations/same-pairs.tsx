import { Button, ButtonGroup } from '../../govuk/button.tsx'
import { useWords } from '../../words.tsx'
import { Grid } from '../grid.tsx'
import { Box } from '../panels.tsx'
import type { NominationView, PairView } from './nomination-view.ts'

/** Two that may be one child, side by side, with what differs; an officer says with one press. */
export function SamePairs({ pairs, timeZone }: { pairs: PairView[]; timeZone: string }) {
  const t = useWords()
  if (pairs.length === 0) return null
  return (
    <Box id="same" title={t('nominations.same-title', { pairs: pairs.length })} paper>
      <p>{t('nominations.same-lead')}</p>
      {pairs.map((pair) => (
        <Pair key={`${pair.left.id}/${otherId(pair)}`} pair={pair} timeZone={timeZone} />
      ))}
    </Box>
  )
}

const FACTS = ['name', 'from', 'guardian', 'contact', 'language', 'school'] as const

const otherId = ({ right }: PairView): string =>
  right.kind === 'nomination' ? right.id : right.personId

function Pair({ pair, timeZone }: { pair: PairView; timeZone: string }) {
  const t = useWords()
  const { left, right } = pair
  const a = useFacts(left)
  const other = useFacts(right.kind === 'nomination' ? right : undefined)
  const b =
    right.kind === 'nomination'
      ? other
      : {
          name: right.name,
          from: t(right.isListed ? 'nominations.on-this-list' : 'nominations.on-earlier-list', {
            day: t.date(right.startsAt, { timeZone, style: 'date' }),
          }),
          guardian: right.guardian.name ?? '',
          contact: [right.guardian.email, right.guardian.phone].filter(Boolean).join(', '),
          language: '',
          school: '',
        }
  const rows: Array<(typeof FACTS)[number]> = [...FACTS]
  return (
    <form method="post">
      <input type="hidden" name="nomination" value={left.id} />
      <input type="hidden" name="other" value={otherId(pair)} />
      <Grid
        caption={`${t(`nominations.same-name-${pair.name}`)} ${t(`nominations.same-guardian-${pair.guardian}`)}`}
        rows={rows.filter((row) => a[row] !== '' || b[row] !== '')}
        rowKey={(row) => row}
        columns={[
          {
            key: 'what',
            kind: 'name',
            head: <span className="govuk-visually-hidden">{t('nominations.what')}</span>,
            cell: (row) => t(`nominations.fact-${row}`),
          },
          {
            key: 'one',
            head: t('nominations.one'),
            label: t('nominations.one'),
            cell: (row) => <Fact text={a[row]} other={b[row]} />,
          },
          {
            key: 'other',
            head: t('nominations.other'),
            label: t('nominations.other'),
            cell: (row) => <Fact text={b[row]} other={a[row]} />,
          },
        ]}
      />
      <ButtonGroup>
        <Button name="do" value="join" kind="secondary" small>
          {t('nominations.join')}
          <Whom name={left.childName} />
        </Button>
        <Button name="do" value="apart" kind="secondary" small>
          {t('nominations.apart')}
          <Whom name={left.childName} />
        </Button>
      </ButtonGroup>
    </form>
  )
}

/** What differs stands out; what is not known of one of them does not differ. */
function Fact({ text, other }: { text: string; other: string }) {
  const said = <bdi>{text}</bdi>
  return text !== '' && other !== '' && text !== other ? <strong>{said}</strong> : said
}

function Whom({ name }: { name: string }) {
  return (
    <span className="govuk-visually-hidden">
      {' '}
      <bdi>{name}</bdi>
    </span>
  )
}

function useFacts(view: NominationView | undefined) {
  const t = useWords()
  if (!view) return { name: '', from: '', guardian: '', contact: '', language: '', school: '' }
  return {
    name: view.printedName ? `${view.childName} (${view.printedName})` : view.childName,
    from: view.by?.name ?? t('nominations.by-desk'),
    guardian: view.by?.isGuardian ? view.by.name : (view.guardianName ?? ''),
    contact: view.throughUs
      ? t('nominations.through-us')
      : [view.guardianEmail, view.guardianPhone].filter(Boolean).join(', '),
    language: t.language(view.language),
    school: view.school ?? '',
  }
}
