import { Rosette } from '#app/ui/rosette.tsx'
import { Day } from '#app/ui/day.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Button, LinkButton } from '#app/ui/govuk/button.tsx'
import { Checkboxes, Radios } from '#app/ui/govuk/choices.tsx'
import { DateFields } from '#app/ui/govuk/date-fields.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink, Details, InsetText, WarningText } from '#app/ui/govuk/prose.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { TextArea, TextField } from '#app/ui/govuk/text-field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { PublicPlaces } from '#app/ui/places-in-words.tsx'
import { PublicPage } from '#app/ui/public-frame.tsx'
import { Qr } from '#app/ui/qr.tsx'
import { State } from '#app/ui/state.tsx'

export const COUNCIL = { name: 'Coventry City Council', phone: '024 7683 0000' }
const LANGUAGES = (['en', 'ar', 'uk'] as const).map((locale) => ({
  locale,
  href: `/language?to=${locale}`,
}))

/** A guest's form sent with nothing chosen: the summary, the marked fields, what was typed. */
export const SENT_BACK: FormState = {
  typed: {
    name: ['أميرة الخطيب'],
    needs: ['interpreter'],
    'born.day': ['31'],
    'born.month': ['2'],
    'born.year': [''],
  },
  errors: { answer: 'Choose yes, maybe or no', born: 'There is no such day', '': 'Try again' },
}

/** Every part of guests' pages on one page. */
export function PublicGallery({ state }: { state?: FormState }) {
  return (
    <PublicPage
      council={COUNCIL}
      languages={LANGUAGES}
      allLanguagesHref="/language"
      exit="https://www.bbc.co.uk/weather"
      footerLinks={[{ href: '/sign-in', text: 'Sign in' }]}
      before={<Bill />}
    >
      <BackLink href="/" />
      <ErrorSummary state={state} names={['name', 'answer', 'born.day']} />
      <Happening />
      <div className="two">
        <aside className="sidecard" aria-label="Places">
          <h2>Ask for places</h2>
          <PublicPlaces capacity={200} taken={163} waitingList big />
          <LinkButton href="/events/picnic/join">Ask for places</LinkButton>
          <p>Book for your whole family at once.</p>
        </aside>
        <div>
          <h2>Good to know</h2>
          <ul className="facts facts--two">
            <li>
              <Icon name="speak" />
              <span>Interpreters for Arabic, Dari, Tigrinya and Ukrainian</span>
            </li>
            <li>
              <Icon name="step" />
              <span>Step-free paths</span>
            </li>
          </ul>
        </div>
      </div>
      <GuestForm state={state} />
      <Afterwards />
    </PublicPage>
  )
}

function Bill() {
  return (
    <div className="bill">
      <Rosette eventId="summer-picnic" />
      <div className="page">
        <div className="bill__in">
          <p className="eyebrow">Welcome event, free</p>
          <h1 className="display">Coventry Welcomes: summer picnic</h1>
          <p>
            <Icon name="calendar" /> Sunday 20 June 2027, 13:00 to 17:00
          </p>
        </div>
      </div>
    </div>
  )
}

function Happening() {
  return (
    <>
      <h2 className="month-name">June 2027</h2>
      <ul className="happening">
        <li>
          <Day weekday="Wed" day="23" date="2027-06-23" />
          <div>
            <h3>
              <a className="govuk-link" href="/events/school">
                Your children’s school: questions answered
              </a>
            </h3>
            <p>17:30 to 19:00, online</p>
            <div className="tagline">
              <span className="nowrap">
                <Icon name="ear" /> Hearing loop
              </span>
            </div>
          </div>
          <div className="happening__side">
            <PublicPlaces capacity={60} taken={60} waitingList />
          </div>
        </li>
        <li className="is-off">
          <Day weekday="Thu" day="1" date="2027-07-01" />
          <div>
            <h3>
              <a className="govuk-link" href="/events/walk">
                Evening walk
              </a>
            </h3>
          </div>
          <div className="happening__side">
            <State mark="bad">Cancelled</State>
          </div>
        </li>
      </ul>
    </>
  )
}

function GuestForm({ state }: { state?: FormState }) {
  return (
    <form method="post" className="narrow">
      <Radios
        name="answer"
        label="Will you come?"
        heading={2}
        size="m"
        state={state}
        options={[
          { value: 'yes', label: 'Yes, we will come' },
          { value: 'maybe', label: 'Maybe', hint: 'This does not keep places.' },
          { value: 'no', label: 'No' },
        ]}
      />
      <div className="yes-part">
        <p className="only-if">Answer these only if you come.</p>
        <Checkboxes
          name="needs"
          label="What do you need?"
          size="m"
          optional
          state={state}
          options={[
            { value: 'interpreter', label: 'An interpreter' },
            {
              value: 'other',
              label: 'Something else',
              conditional: <TextField name="other" label="What is it?" />,
            },
          ]}
        />
      </div>
      <TextField name="name" label="Your name" state={state} autoComplete="name" />
      <DateFields name="born" label="Date of birth" hint="Like 31 3 1980" state={state} birthday />
      <TextArea name="message" label="Anything else?" hint="In any language." rows={3} optional />
      <Button>Continue</Button>
      <WarningText>Moving this event writes to 39 families.</WarningText>
      <InsetText>Free unless we say so.</InsetText>
      <Details summary="Why we ask">We use this only for this event.</Details>
      <SummaryList
        rows={[
          {
            key: 'Answer',
            value: 'Yes, we will come',
            actions: [{ href: '#answer', text: 'Change', hidden: 'your answer' }],
          },
          { key: 'Name', value: <bdi lang="ar">أميرة الخطيب</bdi> },
        ]}
      />
    </form>
  )
}

function Afterwards() {
  return (
    <>
      <div className="settled">
        <h1>Thank you. Your places are kept.</h1>
        <p>Four people: two adults, two children</p>
      </div>
      <div className="pass">
        <Qr text="https://events.example/i/4f7k" label="Code for the door" />
        <div>
          <p>Your number at the door</p>
          <b dir="ltr">COV-7F3K2</b>
        </div>
      </div>
      <ul className="addto">
        <li>
          <a className="govuk-link" href="/i/4f7k/event.ics">
            <Icon name="calendar" />
            <span>Phone calendar</span>
          </a>
        </li>
      </ul>
      <ol className="next">
        <li>
          <span>We have sent a confirmation by e-mail.</span>
        </li>
        <li>
          <span>Come on Saturday.</span>
        </li>
      </ol>
    </>
  )
}
