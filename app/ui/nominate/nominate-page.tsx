import { NOMINATION_FIELDS } from '#app/domain/nominations/nomination.ts'
import type { OwnList, OwnNomination } from '#app/domain/nominations/own-view.ts'
import { Alarm } from '../desk/alarm.tsx'
import type { FormState } from '../form-state.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { BackLink, InsetText } from '../govuk/prose.tsx'
import { TextArea } from '../govuk/text-field.tsx'
import { GuestPage } from '../guest-page.tsx'
import { useWords } from '../words.tsx'
import { ChildFields } from './child-fields.tsx'
import { OwnListView } from './own-list.tsx'

/** What stands under the link; `one` is the nomination that is changed or withdrawn. */
export type NominateView =
  | { show: 'list' }
  | { show: 'one' | 'several' }
  | { show: 'change'; one: OwnNomination; form: FormState }
  | { show: 'withdraw'; one: OwnNomination }

export interface NominatePageProps {
  list: OwnList
  path: string
  mark: string
  view: NominateView
  /** What has just been done, and to how many. */
  did: { what: 'added' | 'changed' | 'withdrawn' | 'counted'; children: number } | undefined
  state: FormState | undefined
  /** A form that came too late, or twice in two versions. */
  refused: 'closed' | 'decided' | 'changed-meanwhile' | 'too-many' | undefined
}

/** Everything under a nominator's link: the list, a child, several children, withdrawing. No script. */
export function NominatePage({ view, list, state, did, refused, ...rest }: NominatePageProps) {
  const t = useWords()
  const { path, mark } = rest
  if (view.show === 'list')
    return (
      <GuestPage title={t('nominate.title')} hasErrors={Boolean(state)} quickExit>
        <ErrorSummary state={state} names={['newlyRegistered']} />
        {refused && <Refused why={refused} />}
        {did && <Alarm kind="done" title={<Did {...did} />} />}
        <OwnListView list={list} path={path} state={state} />
      </GuestPage>
    )
  const title =
    view.show === 'withdraw'
      ? t('nominate.withdraw-title')
      : view.show === 'change'
        ? t('nominate.change-title')
        : t(view.show === 'one' ? 'nominate.add-one' : 'nominate.add-several')
  return (
    <GuestPage title={title} hasErrors={Boolean(state)} quickExit narrow>
      <BackLink href={path}>{t('nominate.back')}</BackLink>
      <ErrorSummary
        state={state}
        names={view.show === 'several' ? ['children'] : NOMINATION_FIELDS}
      />
      {refused && <Refused why={refused} />}
      <h1 className="govuk-heading-l">{title}</h1>
      <form method="post" noValidate>
        <input type="hidden" name="mark" value={state?.typed.mark?.[0] ?? mark} />
        {view.show === 'withdraw' && (
          <>
            <p className="govuk-body-l">
              <bdi>{view.one.childName}</bdi>
            </p>
            <p className="govuk-body">{t('nominate.withdraw-lead')}</p>
          </>
        )}
        {view.show === 'several' && <SeveralFields state={state} />}
        {(view.show === 'one' || view.show === 'change') && (
          <>
            <InsetText>{t('nominate.never')}</InsetText>
            <ChildFields
              state={state ?? (view.show === 'change' ? view.form : undefined)}
              isGuardian={list.isGuardian}
            />
          </>
        )}
        {view.show === 'change' && (
          <input type="hidden" name="revision" value={view.one.revision} />
        )}
        <ButtonGroup>
          <Button
            name="do"
            value={view.show}
            {...(view.show === 'withdraw' ? { kind: 'warning' as const } : {})}
          >
            {t(`nominate.save-${view.show}`)}
          </Button>
          <a className="govuk-link" href={path}>
            {t('nominate.back')}
          </a>
        </ButtonGroup>
      </form>
    </GuestPage>
  )
}

function SeveralFields({ state }: { state: FormState | undefined }) {
  const t = useWords()
  return (
    <>
      <p className="govuk-body">{t('nominate.several-lead')}</p>
      <p className="govuk-body">
        <bdi>{t('nominate.several-example')}</bdi>
      </p>
      <InsetText>{t('nominate.never')}</InsetText>
      <TextArea
        name="children"
        label={t('nominate.several-field')}
        rows={10}
        autoComplete="off"
        spellCheck={false}
        state={state}
      />
    </>
  )
}

function Refused({ why }: { why: NonNullable<NominatePageProps['refused']> }) {
  const t = useWords()
  return <Alarm title={t(`nominate.refused-${why}`)} />
}

function Did({ what, children }: NonNullable<NominatePageProps['did']>) {
  const t = useWords()
  if (what === 'changed' || what === 'withdrawn') return t(`nominate.did-${what}`)
  return t(`nominate.did-${what}`, { children })
}
