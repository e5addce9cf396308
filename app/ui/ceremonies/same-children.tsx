import { Grid } from '../desk/grid.tsx'
import { Box } from '../desk/panels.tsx'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { Details } from '../govuk/prose.tsx'
import { useWords } from '../words.tsx'

/** A name and the known children it may be, as the page is told of it. */
export interface PairView {
  key: string
  name: string
  partyLabel: string
  /** The name is one of the directory's as well, not only a reply's. */
  isKnown: boolean
  known: Array<{ personId: string; name: string }>
  state: 'unsure' | 'apart' | 'sound' | 'only' | 'said'
}

/**
 * Names that may be the same child: an officer says, with one press. Below, folded, what Herald or an
 * officer took as one child or as two, each with the way back.
 */
export function SameChildren({ pairs }: { pairs: PairView[] }) {
  const t = useWords()
  const unsure = pairs.filter(({ state }) => state === 'unsure')
  const settled = pairs.filter(({ state }) => state !== 'unsure')
  return (
    <>
      {unsure.length > 0 && (
        <Box id="same-child" title={t('names.same-title')} paper>
          <p>{t('names.same-lead', { names: unsure.length })}</p>
          <Grid
            caption={<span className="govuk-visually-hidden">{t('names.same-title')}</span>}
            rows={unsure}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'name',
                kind: 'name',
                head: t('names.same-name'),
                cell: (pair) => <Named pair={pair} />,
              },
              {
                key: 'known',
                head: t('names.same-known'),
                label: t('names.same-known'),
                cell: ({ known }) => <Known known={known} />,
              },
              {
                key: 'do',
                head: <span className="govuk-visually-hidden">{t('names.do')}</span>,
                cell: (pair) => <Decide pair={pair} join apart />,
              },
            ]}
          />
        </Box>
      )}
      {settled.length > 0 && (
        <Details summary={t('names.same-settled', { names: settled.length })}>
          <Grid
            caption={<span className="govuk-visually-hidden">{t('names.same-caption')}</span>}
            rows={settled}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'name',
                kind: 'name',
                head: t('names.same-name'),
                cell: (pair) => <Named pair={pair} />,
              },
              {
                key: 'known',
                head: t('names.same-known'),
                label: t('names.same-known'),
                cell: ({ known }) => <Known known={known} />,
              },
              {
                key: 'why',
                head: t('names.same-why'),
                cell: ({ state }) => state !== 'unsure' && t(`names.same-${state}`),
              },
              {
                key: 'do',
                head: <span className="govuk-visually-hidden">{t('names.do')}</span>,
                cell: (pair) => (
                  <Decide
                    pair={pair}
                    join={pair.state === 'apart'}
                    apart={pair.state !== 'apart'}
                  />
                ),
              },
            ]}
          />
        </Details>
      )}
    </>
  )
}

function Named({ pair: { name, partyLabel, isKnown } }: { pair: PairView }) {
  const t = useWords()
  return (
    <>
      <bdi>{name}</bdi>
      <span className="native">
        {t.rich(isKnown ? 'names.same-directory-of' : 'names.same-reply-of', {
          family: <bdi key="family">{partyLabel}</bdi>,
        })}
      </span>
    </>
  )
}

function Known({ known }: Pick<PairView, 'known'>) {
  return known.map(({ personId, name }) => (
    <div key={personId}>
      <a href={`/desk/directory/${personId}`}>
        <bdi>{name}</bdi>
      </a>
    </div>
  ))
}

function Decide({ pair, join, apart }: { pair: PairView; join: boolean; apart: boolean }) {
  const t = useWords()
  const { key, name, known } = pair
  return (
    <form method="post">
      <input type="hidden" name="pair" value={key} />
      <ButtonGroup>
        {join &&
          known.map((one) => (
            <Button key={one.personId} name="join" value={one.personId} kind="secondary" small>
              {known.length === 1
                ? t('names.same-join')
                : t.rich('names.same-join-with', { name: <bdi key="name">{one.name}</bdi> })}
              <span className="govuk-visually-hidden">
                {' '}
                <bdi>{name}</bdi>
              </span>
            </Button>
          ))}
        {apart && (
          <Button name="do" value="apart" kind="secondary" small>
            {t('names.same-apart')}
            <span className="govuk-visually-hidden">
              {' '}
              <bdi>{name}</bdi>
            </span>
          </Button>
        )}
      </ButtonGroup>
    </form>
  )
}
