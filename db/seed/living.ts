import type { Database } from '#db/client.server.ts'
import type { Ground } from './council.ts'
import { FAMILIES } from './families.ts'
import { answerFor, chooseWording, inviteFamily, settleNames } from './guests.ts'
import { dateAt, holdEvent, weekdayAfter } from './hold-event.ts'
import { answerForHotel, HOTEL_GROUP, inviteHotel } from './host-group.ts'
import { seedNominations } from './nominations.ts'
import { offerPlaces } from './open-offer.ts'
import { inviteDelegations } from './delegations.ts'
import { seedMessages } from './mail-in.ts'
import { prepareCeremony } from './stage.ts'
import { remindByRule, sendInvitations } from './post.ts'

const DAY_MS = 86_400_000

/** Three coming events in the middle of their lives: invitations out, replies in every state, names half settled. */
export async function seedLiving(
  db: Database,
  ground: Ground,
  { now }: { now: Date },
): Promise<void> {
  await seedCeremony(db, ground, now)
  await seedPicnic(db, ground, now)
  await seedConvening(db, ground, now)
}

async function seedCeremony(db: Database, ground: Ground, now: Date): Promise<void> {
  const begun = before(now, 12)
  const { eventId, occurrenceIds } = await holdEvent(db, ground, {
    kind: 'ceremony',
    format: 'gathering',
    fields: {
      title: 'Children’s citizenship ceremony',
      outsideTitle: 'Family event at the Council House',
      summary:
        'The Lord Mayor welcomes your child as a new citizen, and gives a certificate to keep. Tea and cake afterwards.',
      texts: {
        ar: {
          title: 'حفل المواطنة للأطفال',
          outsideTitle: 'حفل عائلي في دار البلدية',
          summary:
            'يرحّب اللورد العمدة بطفلكم مواطنًا جديدًا ويقدّم له شهادة تذكارية. شاي وكعك بعد الحفل.',
        },
        uk: {
          title: 'Дитяча церемонія громадянства',
          outsideTitle: 'Сімейна подія в міській раді',
          summary:
            'Лорд-мер вітає вашу дитину як нового громадянина та вручає пам’ятне свідоцтво. Після церемонії — чай і тістечка.',
        },
      },
      languages: ['ar', 'uk', 'ti'],
      facts: ['step_free', 'hearing_loop', 'children', 'halal', 'vegetarian', 'free'],
    },
    dates: [
      dateAt(weekdayAfter(now, 26, 6), {
        from: '10:30',
        until: '11:45',
        roomId: ground.rooms.chamber,
        capacity: 34,
      }),
    ],
    partners: [
      ['Register Office', 'nominator'],
      ['CELC', 'nominator'],
      ['Larkfield Primary', 'nominator'],
      ['Hollybank', 'nominator'],
    ],
    now: begun,
  })
  await remindByRule(db, ground, { eventId, now: begun })
  const [occurrenceId = ''] = occurrenceIds
  await seedNominations(db, ground, { eventId, now: begun })
  const invited = []
  for (const family of FAMILIES) {
    const invitationId = await inviteFamily(db, ground, { occurrenceId, family, now: begun })
    invited.push({ family, invitationId })
  }
  await sendInvitations(db, ground, { eventId, occurrenceId, now: before(now, 11) })
  for (const [index, { family, invitationId }] of invited.entries()) {
    await answerFor(db, ground, {
      invitationId,
      family,
      now: new Date(before(now, 10).getTime() + index * 9 * 3_600_000),
      names: true,
    })
  }
  await chooseWording(db, ground, { eventId, now: before(now, 3) })
  await settleNames(db, ground, { occurrenceId, now: before(now, 2) })
  await prepareCeremony(db, ground, { occurrenceId, now: before(now, 1) })
  await offerPlaces(db, ground, { eventId, occurrenceId, now: new Date(now.getTime() - 5_400_000) })
}

async function seedPicnic(db: Database, ground: Ground, now: Date): Promise<void> {
  const begun = before(now, 9)
  const { eventId, occurrenceIds } = await holdEvent(db, ground, {
    kind: 'welcome',
    format: 'gathering',
    fields: {
      title: 'A welcome for newcomers and neighbours',
      outsideTitle: 'Afternoon at the Guildhall',
      summary:
        'Come for an hour or stay all afternoon: food to share, music, games for children, and people who can answer questions about schools, English classes and work.',
      texts: {
        ar: {
          title: 'لقاء ترحيبي بالوافدين والجيران',
          outsideTitle: 'لقاء بعد الظهر',
          summary:
            'تعالوا لساعة أو ابقوا طوال بعد الظهر: طعام نتشاركه وموسيقى وألعاب للأطفال، ومن يجيب عن أسئلتكم حول المدارس ودروس الإنجليزية والعمل.',
        },
        uk: {
          title: 'Зустріч новоприбулих і сусідів',
          outsideTitle: 'Зустріч після обіду',
          summary:
            'Приходьте на годину або на весь день: спільна їжа, музика, ігри для дітей і люди, які відповідять на запитання про школи, курси англійської та роботу.',
        },
      },
      languages: ['ar', 'fa-AF', 'ti', 'uk'],
      facts: [
        'step_free',
        'hearing_loop',
        'quiet_space',
        'children',
        'halal',
        'vegetarian',
        'no_alcohol',
        'free',
      ],
    },
    dates: [
      dateAt(weekdayAfter(now, 16, 7), {
        from: '13:00',
        until: '17:00',
        closesDaysBefore: 2,
        roomId: ground.rooms['great-hall'],
        capacity: 24 + HOTEL_GROUP.places,
      }),
    ],
    partners: [
      ['CRMC', 'host'],
      ['PYF', 'co_host'],
    ],
    now: begun,
  })
  const [occurrenceId = ''] = occurrenceIds
  const hotelId = await inviteHotel(db, ground, { occurrenceId, now: begun })
  const guests = FAMILIES.slice(3, 14)
  const invited = []
  for (const family of guests)
    invited.push({
      family,
      invitationId: await inviteFamily(db, ground, { occurrenceId, family, now: begun }),
    })
  await sendInvitations(db, ground, { eventId, occurrenceId, now: before(now, 8) })
  for (const [index, { family, invitationId }] of invited.entries()) {
    await answerFor(db, ground, {
      invitationId,
      family,
      now: new Date(before(now, 7).getTime() + index * 7 * 3_600_000),
      names: false,
    })
  }
  await answerForHotel(db, ground, { invitationId: hotelId, now: before(now, 6) })
  await seedMessages(db, ground, { occurrenceId, now: before(now, 1) })
}

async function seedConvening(db: Database, ground: Ground, now: Date): Promise<void> {
  const begun = before(now, 14)
  const { eventId, occurrenceIds } = await holdEvent(db, ground, {
    kind: 'convening',
    format: 'gathering',
    fields: {
      title: 'Inclusive Cities: winter convening',
      outsideTitle: 'Inclusive Cities convening',
      summary:
        'Cities and their partners compare what they learned, and agree what to do next. Panels in the morning, workshops after lunch.',
      facts: ['step_free', 'hearing_loop', 'vegetarian'],
    },
    dates: [
      dateAt(weekdayAfter(now, 30, 3), {
        from: '10:00',
        until: '16:30',
        closesDaysBefore: 10,
        roomId: ground.rooms['great-hall'],
        capacity: 60,
      }),
    ],
    partners: [['COMPAS', 'co_host']],
    now: begun,
  })
  const [occurrenceId = ''] = occurrenceIds
  await inviteDelegations(db, ground, {
    occurrenceId,
    answered: 'some',
    invitedAt: begun,
    answeredAt: before(now, 12),
  })
  await sendInvitations(db, ground, { eventId, occurrenceId, now: before(now, 13) })
}

const before = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS)
