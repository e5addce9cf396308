import type { StageEntry, StageRole } from '#app/domain/ceremonies/stage.ts'
import { blankCards } from '#app/domain/ceremonies/stage.ts'
import { Alarm } from '../desk/alarm.tsx'
import { Empty } from '../desk/empty.tsx'
import { EventPage, type EventFacts } from '../desk/event-page.tsx'
import { Box } from '../desk/panels.tsx'
import type { FormState } from '../form-state.ts'
import { Button, ButtonGroup, LinkButton } from '../govuk/button.tsx'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'
import { stageHrefs, type StageHrefs } from './hrefs.ts'
import { StageLater } from './stage-later.tsx'
import { StageLinks } from './stage-links.tsx'
import { StageRows } from './stage-rows.tsx'
import { StageStrip } from './stage-strip.tsx'

export interface StagePageProps {
  facts: EventFacts
  settings: {
    ordering: 'by-name' | 'drawn'
    presenters: string[]
    blankCards: number
    numberedAt: Date | null
  }
  children: StageEntry[]
  givenCards: string[]
  links: Array<{ id: string; role: StageRole; address: string; expiresAt: Date }>
  as: 'cards' | 'rows'
  /** The ceremony's hour has come. */
  hasBegun: boolean
  /** The card that a child who walked in was just given. */
  walkedIn: string | null
  linkIsOver: boolean
  state: FormState | undefined
}

/** Who follows whom on stage, what stands on the cards, and the links for those who stand beside it. */
export function StagePage(props: StagePageProps) {
  const t = useWords()
  const { facts, settings, children, givenCards, as, state } = props
  const hrefs = stageHrefs(facts)
  const families = new Set(children.map(({ familyId, id }) => familyId ?? id)).size
  const cardless = children.filter(({ card }) => card === null).length
  const open = children.filter(({ isApproved }) => !isApproved).length
  const free = blankCards(settings.blankCards).filter((card) => !givenCards.includes(card))
  return (
    <EventPage
      event={facts}
      tab="stage"
      title={t('stage.title')}
      hasErrors={Boolean(state)}
      needs={{ names: open }}
    >
      <ErrorSummary state={state} names={['name']} />
      {props.walkedIn && (
        <Alarm kind="done" title={t('stage.walked-in', { card: props.walkedIn })}>
          {t('stage.walked-in-lead')}
        </Alarm>
      )}
      {props.linkIsOver && <Alarm kind="note" title={t('stage.link-over')} />}
      <div className="stage-head">
        <div>
          <h2>{t('stage.head', { children: children.length, families })}</h2>
          <p className="muted">{t(`stage.lead-${settings.ordering}`)}</p>
        </div>
        <ButtonGroup>
          <LinkButton href={hrefs.arrange} kind="secondary">
            {t('stage.arrange')}
          </LinkButton>
          <LinkButton href={hrefs.seats} kind="secondary">
            {t('stage.seats')}
          </LinkButton>
        </ButtonGroup>
      </div>
      {children.length === 0 ? (
        <Empty>{t('stage.none')}</Empty>
      ) : (
        <>
          <StageActions {...props} cardless={cardless} hrefs={hrefs} />
          <nav className="chips" aria-label={t('stage.show-as')}>
            <a href={hrefs.asCards} aria-current={as === 'cards' ? 'true' : undefined}>
              {t('stage.as-cards')}
            </a>
            <a href={hrefs.asRows} aria-current={as === 'rows' ? 'true' : undefined}>
              {t('stage.as-rows')}
            </a>
          </nav>
          {as === 'cards' ? (
            <StageStrip
              entries={children}
              presenters={settings.presenters}
              blank={free}
              hrefs={hrefs}
            />
          ) : (
            <StageRows entries={children} presenters={settings.presenters} hrefs={hrefs} />
          )}
        </>
      )}
      <StageLater entries={children} as={as} hasBegun={props.hasBegun} hrefs={hrefs} />
      <StageLinks links={props.links} as={as} timeZone={facts.timeZone} />
      <WalkInForm state={state} as={as} next={free[0]} />
    </EventPage>
  )
}

function StageActions({
  settings,
  children,
  as,
  cardless,
  hrefs,
}: StagePageProps & { cardless: number; hrefs: StageHrefs }) {
  const t = useWords()
  const byHand = children.filter(({ isByHand }) => isByHand).length
  const isNumbered = cardless < children.length
  return (
    <form method="post">
      <input type="hidden" name="as" value={as} />
      <ButtonGroup>
        <Button name="do" value="order-again" kind="secondary">
          {t('stage.order-again')}
        </Button>
        {settings.ordering === 'drawn' && (
          <Button name="do" value="draw-again" kind="secondary">
            {t('stage.draw-again')}
          </Button>
        )}
        {byHand > 0 && (
          <Button name="do" value="forget-hand-moves" kind="secondary">
            {t('stage.forget-hand', { children: byHand })}
          </Button>
        )}
        {cardless > 0 && (
          <Button name="do" value="number-cards" kind={isNumbered ? 'secondary' : undefined}>
            {t('stage.number-cards', { cards: cardless })}
          </Button>
        )}
        {isNumbered && (
          <LinkButton href={hrefs.numberAgain} kind="secondary">
            {t('stage.number-again')}
          </LinkButton>
        )}
      </ButtonGroup>
    </form>
  )
}

function WalkInForm({
  state,
  as,
  next,
}: {
  state: FormState | undefined
  as: string
  next: string | undefined
}) {
  const t = useWords()
  return (
    <Box id="walk-in" title={t('stage.walk-in')} paper>
      <p>{next ? t('stage.walk-in-lead', { card: next }) : t('stage.no-blank-card')}</p>
      <form method="post" noValidate>
        <input type="hidden" name="as" value={as} />
        <TextField
          name="name"
          label={t('stage.walk-in-name')}
          width={30}
          autoComplete="off"
          spellCheck={false}
          state={state}
        />
        <TextField
          name="knownAs"
          label={t('stage.known-as')}
          width={20}
          optional
          autoComplete="off"
          spellCheck={false}
          state={state}
        />
        <TextField
          name="pronunciation"
          label={t('stage.say')}
          hint={t('stage.say-hint')}
          width={30}
          optional
          autoComplete="off"
          spellCheck={false}
          state={state}
        />
        <Button name="do" value="walk-in" kind="secondary">
          {t('stage.walk-in-add')}
        </Button>
      </form>
    </Box>
  )
}
