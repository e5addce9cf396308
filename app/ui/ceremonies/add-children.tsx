import { Chooser, BulkBar } from '../desk/bulk-bar.tsx'
import { Grid } from '../desk/grid.tsx'
import { Box } from '../desk/panels.tsx'
import type { FormState } from '../form-state.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { Details } from '../govuk/prose.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

interface FoundChild {
  key: string
  name: string
  ageBand: 'adult' | 'young' | 'child' | 'infant'
  partyLabel: string
  isComing: boolean
}

export interface AddChildrenProps {
  /** Children of invited families who are not on the list. */
  found: FoundChild[]
  state: FormState | undefined
  /** Nobody is on the list yet: adding is the next thing to do. */
  isFirst: boolean
}

/** Puts children on the ceremony's list: of the invited families in one step, one by one, or by hand. */
export function AddChildren({ found, state, isFirst }: AddChildrenProps) {
  const t = useWords()
  const grown = found.filter(({ ageBand }) => ageBand !== 'infant')
  const coming = grown.filter(({ isComing }) => isComing).length
  return (
    <Box id="add-children" title={t('names.add-title')} paper>
      <p>{t('names.add-lead', { children: found.length })}</p>
      {grown.length > 0 && (
        <form method="post">
          <ButtonGroup>
            {coming > 0 && (
              <Button name="do" value="add-coming" kind={isFirst ? undefined : 'secondary'}>
                {t('names.add-coming', { children: coming })}
              </Button>
            )}
            {grown.length > coming && (
              <Button name="do" value="add-invited" kind="secondary">
                {t('names.add-invited', { children: grown.length })}
              </Button>
            )}
          </ButtonGroup>
        </form>
      )}
      {found.length > 0 && (
        <Details summary={t('names.add-choose')}>
          <Chooser>
            <Grid
              caption={<span className="govuk-visually-hidden">{t('names.add-choose')}</span>}
              rows={found}
              rowKey={({ key }) => key}
              choose={{ name: 'children', label: ({ name }) => t('names.choose', { name }) }}
              columns={[
                {
                  key: 'name',
                  kind: 'name',
                  head: t('names.child'),
                  cell: ({ name }) => <bdi>{name}</bdi>,
                },
                {
                  key: 'family',
                  head: t('names.family-head'),
                  label: t('names.family-head'),
                  cell: ({ partyLabel }) => <bdi>{partyLabel}</bdi>,
                },
                {
                  key: 'age',
                  head: t('names.age'),
                  cell: ({ ageBand }) => t(`names.age-${ageBand}`),
                },
                {
                  key: 'coming',
                  head: t('names.answer'),
                  cell: ({ isComing }) => (isComing ? t('names.coming') : t('names.not-said-yes')),
                },
              ]}
            />
            <BulkBar label={t('names.with-chosen-children')}>
              <Button name="do" value="add-chosen" kind="inverse" small>
                {t('names.add-chosen')}
              </Button>
            </BulkBar>
          </Chooser>
        </Details>
      )}
      <form method="post" noValidate>
        <TextField
          name="name"
          label={t('names.add-by-hand')}
          hint={t('names.add-by-hand-hint')}
          width={30}
          autoComplete="off"
          spellCheck={false}
          state={state}
        />
        <Button name="do" value="add-by-hand" kind="secondary">
          {t('names.add-one')}
        </Button>
      </form>
    </Box>
  )
}
