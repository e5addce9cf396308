import type { ReactNode } from 'react'
import { BulkBar, Chooser } from '#app/ui/desk/bulk-bar.tsx'
import { Chips } from '#app/ui/desk/chips.tsx'
import { DeskPage } from '#app/ui/desk/desk-frame.tsx'
import { Dots } from '#app/ui/desk/dots.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { EventHead } from '#app/ui/desk/event-head.tsx'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { Grid } from '#app/ui/desk/grid.tsx'
import { Kpis, Pairs } from '#app/ui/desk/kpis.tsx'
import { Pager } from '#app/ui/desk/pager.tsx'
import { Box, PageHead, Sheet, Steps, Why } from '#app/ui/desk/panels.tsx'
import { Progress } from '#app/ui/desk/progress.tsx'
import { ReplyChart } from '#app/ui/desk/reply-chart.tsx'
import { Road } from '#app/ui/desk/road.tsx'
import { Spark } from '#app/ui/desk/spark.tsx'
import { Todo } from '#app/ui/desk/todo.tsx'
import { Day } from '#app/ui/day.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Button, ButtonGroup, LinkButton } from '#app/ui/govuk/button.tsx'
import { Radios } from '#app/ui/govuk/choices.tsx'
import { DateFields } from '#app/ui/govuk/date-fields.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { FileField, TextField, TimeField } from '#app/ui/govuk/text-field.tsx'
import { PersonName } from '#app/ui/person-name.tsx'
import { DeskPlaces } from '#app/ui/places-in-words.tsx'
import { State } from '#app/ui/state.tsx'
import { COUNCIL } from './public-gallery.tsx'

interface Family {
  id: string
  name: string
  native?: string
  answer: ReactNode
  who: string
  heard: string
}

const FAMILIES: Family[] = [
  {
    id: 'a',
    name: 'Amira Al-Khatib',
    native: 'أميرة الخطيب',
    answer: <State mark="yes">Coming</State>,
    who: '2 adults, 2 children',
    heard: '6 June',
  },
  {
    id: 'b',
    name: 'Łukasz Żółć',
    answer: <State mark="none">No answer</State>,
    who: '',
    heard: 'invited 24 May',
  },
  {
    id: 'c',
    name: 'Farzana Daryabi',
    native: 'فرزانه دریابی',
    answer: <State mark="bad">Letter came back</State>,
    who: '',
    heard: '24 May',
  },
]

/** Every part of the desk on one page. */
export function DeskGallery() {
  return (
    <DeskPage
      council={COUNCIL}
      account={{ name: 'Dana Whitlock', role: 'officer' }}
      at="/desk/events"
      before={<Head />}
    >
      <Alarm
        title="57 families are on the list"
        kind="done"
        actions={
          <Button kind="secondary" small>
            Undo this import
          </Button>
        }
      >
        Nobody is written to yet.
      </Alarm>
      <Box id="road" title="The road to the day" plain>
        <Road
          milestones={[
            { text: 'Nominations', note: '43 children, closed 14 May', state: 'done' },
            { text: 'Invitations', note: '64 families, sent 24 May', state: 'done' },
            { text: 'Names approved', note: '38 of 43, was due 4 June', state: 'late' },
            { text: 'Replies close', note: 'Fri 18 June', state: 'ahead' },
            { text: 'The day', note: 'Sat 26 June, 10:30', state: 'ahead' },
          ]}
        />
      </Box>
      <div className="split">
        <div className="stack">
          <Needs />
          <ReplyChart caption="Replies by day" days={DAYS} />
          <Families />
        </div>
        <aside className="stack">
          <Coming />
          <Kpis
            figures={[
              { label: <State mark="yes">good</State>, value: 57 },
              { label: <State mark="bad">to mend</State>, value: 3 },
              { label: <State mark="wait">on the list</State>, value: 2 },
            ]}
          />
          <Empty actions={<LinkButton href="/x">Add a family</LinkButton>}>
            No guests yet. Bring in last year’s list, paste names, or add a family.
          </Empty>
          <Why>The family needs 5 places; 3 are free.</Why>
          <Dots filled={5} open={2} waiting={1} back={1}>
            5 named, 2 without a name
          </Dots>
          <Progress done={312} total={1000} refreshHref="/x" running>
            Writing letters. You can close this page.
          </Progress>
        </aside>
      </div>
      <DeskForm />
      <Sheet title="Return for June 2027">
        <Pairs pairs={[{ label: 'Children recognised', value: 41 }]} />
      </Sheet>
    </DeskPage>
  )
}

const DAYS = [22, 14, 9, 6, 5, 2, 1, 4, 12, 8, 6, 5, 2, 1].map((coming, index) => ({
  date: `2027-06-${index + 1}`,
  label: `${index + 1} Jun`,
  coming,
  notComing: index % 3,
}))

function Head() {
  return (
    <EventHead
      kind="Children’s ceremony"
      name="Children’s citizenship ceremony"
      when="Sat 26 June 2027, 10:30"
      where="Council chamber"
      until="in 19 days"
      state={<State mark="yes">Published</State>}
      places={<DeskPlaces capacity={160} coming={97} reserved={12} maybe={14} />}
      next={<LinkButton href="/desk/events/1/names">Settle 5 names</LinkButton>}
      at="/desk/events/1/guests"
      tabs={[
        { href: '/desk/events/1', text: 'Overview' },
        { href: '/desk/events/1/guests', text: 'Guests' },
        { href: '/desk/events/1/letters', text: 'Letters' },
        { href: '/desk/events/1/names', text: 'Names', needsYou: 5 },
        { href: '/desk/events/1/settings', text: 'Settings' },
      ]}
    />
  )
}

function Needs() {
  return (
    <Box id="needs" title="Needs you" plain>
      <Todo
        firstIsNext
        items={[
          {
            id: '1',
            urgency: 'late',
            title: '5 children’s names are not approved yet',
            when: 'Due Friday 4 June.',
            why: 'Certificates cannot be printed without them.',
            href: '/x',
            action: 'Settle the names',
          },
          {
            id: '2',
            urgency: 'today',
            title: '3 letters came back',
            when: 'Today.',
            href: '/y',
            action: 'Phone these families',
          },
          {
            id: '3',
            urgency: 'later',
            title: '11 have not answered',
            href: '/z',
            action: 'Remind',
          },
        ]}
      />
    </Box>
  )
}

function Families() {
  return (
    <section aria-label="Guests">
      <Chips
        label="By answer"
        chips={[
          { href: '?', text: 'Everyone', count: 64, current: true },
          { href: '?answer=yes', text: 'Coming', count: 39 },
          { href: '?answer=none', text: 'No answer', count: 11 },
        ]}
      />
      <form className="filters" method="get">
        <TextField name="q" label="Name, in any script" type="search" />
        <Select
          name="need"
          label="Needs"
          options={[
            { value: '', label: 'Any' },
            { value: 'step', label: 'Step-free' },
          ]}
        />
        <Button kind="secondary">Filter</Button>
      </form>
      <Chooser>
        <Grid
          caption="64 families: 97 people coming"
          rows={FAMILIES}
          rowKey={({ id }) => id}
          choose={{ name: 'ids', label: ({ name }) => `Choose ${name}`, chosen: new Set(['a']) }}
          columns={[
            {
              key: 'name',
              head: 'Family',
              kind: 'name',
              sort: { href: '?sort=-name', now: 'ascending' },
              cell: ({ id, name, native }) => (
                <PersonName name={name} native={native} href={`/desk/events/1/guests/${id}`} />
              ),
            },
            { key: 'answer', head: 'Answer', kind: 'corner', cell: ({ answer }) => answer },
            { key: 'who', head: 'Who comes', cell: ({ who }) => who },
            {
              key: 'heard',
              head: 'Last heard',
              label: 'Last heard',
              cell: ({ heard }) => heard,
              problem: ({ id }) =>
                id === 'c' ? { tone: 'bad', why: 'The address does not exist' } : undefined,
            },
          ]}
        />
        <BulkBar label="With the chosen families">
          <Button kind="secondary" name="do" value="write">
            Write to them
          </Button>
          <Button kind="secondary" name="do" value="download">
            Download
          </Button>
        </BulkBar>
      </Chooser>
      <Pager shown="3 of 64 families" nextHref="?after=c" />
    </section>
  )
}

function Coming() {
  return (
    <Box id="coming" title="Coming up" link={{ href: '/desk/events', text: 'All events' }}>
      <ol className="coming">
        <li>
          <Day weekday="Sun" day="20" date="2027-06-20" />
          <div>
            <h3>
              <a href="/desk/events/2">Summer picnic</a>
            </h3>
            <p>
              War Memorial Park <Spark values={[2, 9, 31, 52, 80, 96, 118, 143]} /> replies
            </p>
            <DeskPlaces capacity={200} coming={200} waiting={7} />
          </div>
        </li>
      </ol>
    </Box>
  )
}

/** A draft sent with a title too short and a day that does not exist. */
const DRAFT: FormState = {
  typed: {
    title: ['P'],
    'startsOn.day': ['31'],
    'startsOn.month': ['2'],
    'startsOn.year': ['2027'],
  },
  errors: { title: 'Write at least three letters', startsOn: 'February has no 31st' },
}

function DeskForm() {
  return (
    <form method="post" className="narrow">
      <PageHead title="New event" lede="It stays a draft until you publish it." />
      <Steps steps={['Choose the file', 'Match the columns', 'Check the rows']} at={1} />
      <ErrorSummary state={DRAFT} names={['title', 'startsOn.day']} />
      <TextField name="title" label="Title" hint="Guests read this first." state={DRAFT} />
      <DateFields name="startsOn" label="Day" defaultDate="2027-06-26" state={DRAFT} />
      <TimeField name="startsAt" label="Starts" hint="Like 14:30" defaultValue="10:30" />
      <FileField name="list" label="The list" accept=".csv,.xlsx" />
      <Radios
        name="kind"
        label="Kind"
        small
        inline
        defaultValue="welcome"
        options={[
          { value: 'welcome', label: 'Welcome event' },
          { value: 'convening', label: 'Convening', divider: undefined },
        ]}
      />
      <ButtonGroup>
        <Button>Save the draft</Button>
        <Button kind="warning">Cancel the event</Button>
        <a href="/desk/events">Back to the events</a>
      </ButtonGroup>
    </form>
  )
}
