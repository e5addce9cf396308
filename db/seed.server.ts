import { newId } from '#app/domain/ids.ts'
import { DEFAULT_THEME } from '#app/domain/councils/theme.ts'
import { factsOf, defaultQuestions } from '#app/domain/events/kinds.ts'
import { inCouncil, type Database } from './client.server.ts'
import { account, council, event, occurrence } from './schema/index.ts'

/** The demo: an invented council, so that a first visit shows what Herald does. */
export async function seedDemo(db: Database, { now }: { now: Date }): Promise<void> {
  const councilId = newId()
  await db.insert(council).values({
    id: councilId,
    name: 'Borchester City Council',
    names: { ar: 'مجلس مدينة بورتشستر', uk: 'Міська рада Борчестера' },
    prefix: 'BOR',
    languages: ['en', 'ar', 'uk'],
    theme: DEFAULT_THEME,
    phone: '01632 960123',
    address: 'Council House, High Street, Borchester',
    mailFromName: 'Borchester City Council',
    mailFromAddress: 'events@borchester.example',
    demo: true,
  })
  await inCouncil(db, councilId, async (tx) => {
    await tx.insert(account).values([
      {
        councilId,
        email: 'dana.whitlock@borchester.example',
        name: 'Dana Whitlock',
        role: 'owner',
        createdAt: now,
      },
      {
        councilId,
        email: 'tom.birch@borchester.example',
        name: 'Tom Birch',
        role: 'officer',
        createdAt: now,
      },
    ])
    const eventId = newId()
    const startsAt = new Date(now.getTime() + 21 * 86_400_000)
    await tx.insert(event).values({
      councilId,
      id: eventId,
      kind: 'welcome',
      format: 'gathering',
      title: 'Summer picnic for newcomers and neighbours',
      outsideTitle: 'Summer picnic',
      summary: 'Come for an hour or stay all afternoon.',
      texts: {
        ar: {
          title: 'نزهة صيفية للوافدين والجيران',
          outsideTitle: 'نزهة صيفية',
          summary: 'تعالوا لساعة أو ابقوا طوال بعد الظهر.',
        },
      },
      slug: 'summer-picnic',
      visibility: 'public',
      questions: defaultQuestions('welcome'),
      letters: [...factsOf('welcome').letters],
      paper: [...factsOf('welcome').paper],
      publishedAt: now,
      createdAt: now,
    })
    await tx.insert(occurrence).values({
      councilId,
      eventId,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3 * 3_600_000),
      timeZone: 'Europe/London',
      place: 'Memorial Park, by the bandstand',
      repliesCloseAt: new Date(startsAt.getTime() - 2 * 86_400_000),
      capacity: 200,
    })
  })
}
