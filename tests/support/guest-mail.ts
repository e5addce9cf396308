/** What guests' mail programs, calendars and mail servers send back, as each of them writes it. */

/** A button that somebody pressed in a calendar. */
export interface Pressed {
  uid: string
  /** Where the entry says that answers go. */
  organizer?: string
  attendee?: string
  name?: string
  /** Who the message says that it is from; the attendee unless given. */
  from?: string
  partstat?: 'ACCEPTED' | 'DECLINED' | 'TENTATIVE' | 'DELEGATED' | 'NEEDS-ACTION'
  sequence?: number
  /** When it was pressed. */
  stamp?: Date
  startsAt?: Date
  endsAt?: Date
  comment?: string
  /** Google: "and 3 others". */
  others?: number
  messageId?: string
  method?: 'REPLY' | 'COUNTER'
}

type Full = Required<Omit<Pressed, 'comment'>> & { comment: string | undefined }

let letters = 0

const full = (given: Pressed): Full => ({
  organizer: 'events@borchester.example',
  attendee: 'amira@example.org',
  name: 'Amira Al-Khatib',
  from: given.attendee ?? 'amira@example.org',
  partstat: 'ACCEPTED',
  sequence: 0,
  stamp: new Date('2027-05-24T09:00:00Z'),
  startsAt: new Date('2027-06-26T09:30:00Z'),
  endsAt: new Date('2027-06-26T10:45:00Z'),
  others: 0,
  messageId: `<${(letters += 1)}.guest@mail.example.org>`,
  method: 'REPLY',
  comment: undefined,
  ...given,
})

const utc = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '')
const london = (at: Date) =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
    .format(at)
    .replace(/[-:]/g, '')
    .replace(' ', 'T')
const base64 = (text: string) =>
  Buffer.from(text)
    .toString('base64')
    .replace(/.{76}(?=.)/g, '$&\r\n')
const quoted = (text: string) =>
  text
    .replaceAll('=', '=3D')
    .split('\r\n')
    .map((line) => line.replace(/.{70}(?=.)/g, '$&=\r\n'))
    .join('\r\n')
const crlf = (lines: Array<string | undefined>) =>
  `${lines.filter((line) => line !== undefined).join('\r\n')}\r\n`
const VERB = {
  ACCEPTED: 'Accepted',
  DECLINED: 'Declined',
  TENTATIVE: 'Tentatively Accepted',
  DELEGATED: 'Delegated',
  'NEEDS-ACTION': 'Invitation',
}

const LONDON = [
  'BEGIN:VTIMEZONE',
  'TZID:GMT Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T010000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

/** Google Calendar: sent by a program for the guest, the part inside and once more as a file. */
function gmail(p: Full): string {
  const ics = crlf([
    'BEGIN:VCALENDAR',
    'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    `METHOD:${p.method}`,
    'BEGIN:VEVENT',
    `DTSTART:${utc(p.startsAt)}`,
    `DTEND:${utc(p.endsAt)}`,
    `DTSTAMP:${utc(p.stamp)}`,
    `ORGANIZER;CN=Borchester City Council:mailto:${p.organizer}`,
    `UID:${p.uid}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${p.partstat};CN=${p.attendee};\r\n X-NUM-GUESTS=${p.others}${p.comment ? `;X-RESPONSE-COMMENT="${p.comment}"` : ''}:mailto:${p.attendee.toLowerCase()}`,
    'CREATED:20270524T080000Z',
    'DESCRIPTION:',
    `LAST-MODIFIED:${utc(p.stamp)}`,
    'LOCATION:',
    `SEQUENCE:${p.sequence}`,
    'STATUS:CONFIRMED',
    'SUMMARY:Family event',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ])
  return crlf([
    'Received: by mail-ed1-f73.google.com with SMTP id 4fb4d7f45d1cf',
    `Reply-To: ${p.from}`,
    'Sender: Google Calendar <calendar-notification@google.com>',
    'Auto-Submitted: auto-generated',
    `Message-ID: ${p.messageId}`,
    `Date: ${p.stamp.toUTCString().replace('GMT', '+0000')}`,
    `Subject: ${VERB[p.partstat]}: Family event @ Sat 26 Jun 2027`,
    `From: ${p.from}`,
    `To: ${p.organizer}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="000000000000mixed"',
    '',
    '--000000000000mixed',
    'Content-Type: multipart/alternative; boundary="000000000000alt"',
    '',
    '--000000000000alt',
    'Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes',
    'Content-Transfer-Encoding: base64',
    '',
    base64('Amira has answered this invitation.'),
    '--000000000000alt',
    `Content-Type: text/calendar; charset="UTF-8"; method=${p.method}`,
    'Content-Transfer-Encoding: 7bit',
    '',
    ics,
    '--000000000000alt--',
    '--000000000000mixed',
    'Content-Type: application/ics; name="invite.ics"',
    'Content-Disposition: attachment; filename="invite.ics"',
    'Content-Transfer-Encoding: base64',
    '',
    base64(ics),
    '--000000000000mixed--',
  ])
}

/** Outlook on Exchange: no ORGANIZER, its own names of time zones, the answer in base64. */
function exchange(p: Full): string {
  const zone = ';TZID=GMT Standard Time'
  const ics = crlf([
    'BEGIN:VCALENDAR',
    `METHOD:${p.method}`,
    'PRODID:Microsoft Exchange Server 2010',
    'VERSION:2.0',
    ...LONDON,
    'BEGIN:VEVENT',
    `ATTENDEE;PARTSTAT=${p.partstat};CN=${p.name}:mailto:${p.attendee}`,
    `COMMENT;LANGUAGE=en-GB:${p.comment ?? '\\n'}`,
    `UID:${p.uid}`,
    `SUMMARY;LANGUAGE=en-GB:${VERB[p.partstat]}: Family event`,
    `DTSTART${zone}:${london(p.startsAt)}`,
    `DTEND${zone}:${london(p.endsAt)}`,
    'CLASS:PUBLIC',
    'PRIORITY:5',
    `DTSTAMP:${utc(p.stamp)}`,
    'TRANSP:OPAQUE',
    'STATUS:CONFIRMED',
    `SEQUENCE:${p.sequence}`,
    'LOCATION;LANGUAGE=en-GB:',
    `X-MICROSOFT-CDO-APPT-SEQUENCE:${p.sequence}`,
    'X-MICROSOFT-CDO-OWNERAPPTID:0',
    'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
    'X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY',
    'END:VEVENT',
    'END:VCALENDAR',
  ])
  return crlf([
    `From: ${p.name} <${p.from}>`,
    `To: Borchester City Council <${p.organizer}>`,
    `Subject: ${VERB[p.partstat]}: Family event`,
    'Thread-Topic: Family event',
    `Date: ${p.stamp.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${p.messageId}`,
    'Accept-Language: en-GB, en-US',
    'Content-Language: en-GB',
    'X-MS-Has-Attach:',
    'X-MS-TNEF-Correlator:',
    'Content-Type: multipart/alternative;\r\n\tboundary="_002_LO2P265MB_"',
    'MIME-Version: 1.0',
    '',
    '--_002_LO2P265MB_',
    'Content-Type: text/plain; charset="us-ascii"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '',
    '--_002_LO2P265MB_',
    `Content-Type: text/calendar; charset="utf-8"; method=${p.method}`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(ics),
    '--_002_LO2P265MB_--',
  ])
}

/** Outlook for the desktop against another provider: one part and nothing else, lines folded with tabs. */
function outlook(p: Full): string {
  return crlf([
    `From: "${p.name}" <${p.from}>`,
    `To: <${p.organizer}>`,
    `Subject: ${VERB[p.partstat]}: Family event`,
    `Date: ${p.stamp.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${p.messageId}`,
    'MIME-Version: 1.0',
    `Content-Type: text/calendar; method=${p.method}; charset="utf-8"`,
    'Content-Transfer-Encoding: 7bit',
    'X-Mailer: Microsoft Outlook 16.0',
    '',
    'BEGIN:VCALENDAR',
    'PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN',
    'VERSION:2.0',
    `METHOD:${p.method}`,
    'X-MS-OLK-FORCEINSPECTOROPEN:TRUE',
    'BEGIN:VEVENT',
    `ATTENDEE;PARTSTAT=${p.partstat}:mailto:${p.attendee}`,
    'CLASS:PUBLIC',
    `CREATED:${utc(p.stamp)}`,
    ...(p.comment ? [`COMMENT:${p.comment}`] : []),
    `DTEND:${utc(p.endsAt)}`,
    `DTSTAMP:${utc(p.stamp)}`,
    `DTSTART:${utc(p.startsAt)}`,
    `LAST-MODIFIED:${utc(p.stamp)}`,
    'PRIORITY:5',
    `SEQUENCE:${p.sequence}`,
    `SUMMARY:${VERB[p.partstat]}: Family event`,
    'TRANSP:OPAQUE',
    `UID:${p.uid.slice(0, 12)}\r\n\t${p.uid.slice(12)}`,
    'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
    'END:VEVENT',
    'END:VCALENDAR',
  ])
}

/** Apple Calendar on a Mac: quoted-printable, and the address once more as a parameter. */
function apple(p: Full, principal = `mailto:${p.attendee}`): string {
  return crlf([
    `From: ${p.name} <${p.from}>`,
    `To: ${p.organizer}`,
    `Subject: ${p.name} ${VERB[p.partstat].toLowerCase()} "Family event"`,
    `Date: ${p.stamp.toUTCString().replace('GMT', '+0000')}`,
    `Message-Id: ${p.messageId}`,
    'Mime-Version: 1.0 (Mac OS X Mail 16.0)',
    'Content-Type: multipart/mixed; boundary="Apple-Mail=_7F3K"',
    '',
    '--Apple-Mail=_7F3K',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `${p.name} has ${VERB[p.partstat].toLowerCase()} your invitation.`,
    '--Apple-Mail=_7F3K',
    'Content-Disposition: attachment; filename=iCal-20270524-100000.ics',
    `Content-Type: text/calendar; method=${p.method}; charset=utf-8; name="iCal-20270524-100000.ics"`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quoted(
      crlf([
        'BEGIN:VCALENDAR',
        'CALSCALE:GREGORIAN',
        'VERSION:2.0',
        `METHOD:${p.method}`,
        'PRODID:-//Apple Inc.//macOS 15.5//EN',
        'BEGIN:VTIMEZONE',
        'TZID:Europe/London',
        'BEGIN:DAYLIGHT',
        'DTSTART:19810329T010000',
        'TZOFFSETFROM:+0000',
        'TZOFFSETTO:+0100',
        'TZNAME:BST',
        'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
        'END:DAYLIGHT',
        'BEGIN:STANDARD',
        'DTSTART:19961027T020000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0000',
        'TZNAME:GMT',
        'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
        'END:STANDARD',
        'END:VTIMEZONE',
        'BEGIN:VEVENT',
        `CREATED:${utc(p.stamp)}`,
        `UID:${p.uid}`,
        `DTEND;TZID=Europe/London:${london(p.endsAt)}`,
        `ATTENDEE;CN="${p.name}";CUTYPE=INDIVIDUAL;EMAIL="${p.attendee}";PARTSTAT=${p.partstat};ROLE=REQ-PARTICIPANT:${principal}`,
        'SUMMARY:Family event',
        `LAST-MODIFIED:${utc(p.stamp)}`,
        `DTSTAMP:${utc(p.stamp)}`,
        `DTSTART;TZID=Europe/London:${london(p.startsAt)}`,
        `ORGANIZER;CN="Borchester City Council":mailto:${p.organizer}`,
        ...(p.comment ? [`COMMENT:${p.comment}`] : []),
        `SEQUENCE:${p.sequence}`,
        'END:VEVENT',
        'END:VCALENDAR',
      ]),
    ),
    '--Apple-Mail=_7F3K--',
  ])
}

/** An iPhone: the guest's identity in iCloud where the address should be, the address in a parameter. */
function iphone(p: Full): string {
  return apple(p, '/28310477/principal/')
    .replace('macOS 15.5', 'iOS 18.5')
    .replace('Mac OS X Mail 16.0', 'iPhone Mail 22F76')
}

/** Thunderbird: the answer beside a text, 8bit, with an alarm and its own marks. */
function thunderbird(p: Full): string {
  return crlf([
    `Message-ID: ${p.messageId}`,
    `Date: ${p.stamp.toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    'User-Agent: Mozilla Thunderbird',
    `To: ${p.organizer}`,
    `From: ${p.name} <${p.from}>`,
    `Subject: Event Invitation Reply (${VERB[p.partstat]}): Family event`,
    'Content-Type: multipart/mixed; boundary="------------Ab0"',
    '',
    'This is a multi-part message in MIME format.',
    '--------------Ab0',
    'Content-Type: multipart/alternative; boundary="------------Cd1"',
    '',
    '--------------Cd1',
    'Content-Type: text/plain; charset=UTF-8; format=flowed',
    'Content-Transfer-Encoding: 8bit',
    '',
    `Amira – ${VERB[p.partstat]}`,
    '',
    '--------------Cd1',
    `Content-Type: text/calendar; method=${p.method}; charset=UTF-8`,
    'Content-Transfer-Encoding: 8bit',
    '',
    'BEGIN:VCALENDAR',
    'PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN',
    'VERSION:2.0',
    `METHOD:${p.method}`,
    'BEGIN:VEVENT',
    `CREATED:${utc(p.stamp)}`,
    `LAST-MODIFIED:${utc(p.stamp)}`,
    `DTSTAMP:${utc(p.stamp)}`,
    `UID:${p.uid}`,
    'SUMMARY:Family event – Амира',
    `ORGANIZER;CN=Borchester City Council:mailto:${p.organizer}`,
    `ATTENDEE;CN=${p.name};PARTSTAT=${p.partstat};ROLE=REQ-PARTICIPANT:mailto:${p.attendee}`,
    `X-MOZ-LASTACK:${utc(p.stamp)}`,
    `DTSTART;TZID=Europe/London:${london(p.startsAt)}`,
    `DTEND;TZID=Europe/London:${london(p.endsAt)}`,
    ...(p.comment ? [`COMMENT:${p.comment}`] : []),
    `SEQUENCE:${p.sequence}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER;VALUE=DURATION:-PT15M',
    'DESCRIPTION:Default Mozilla Description',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '--------------Cd1--',
    '',
    '--------------Ab0--',
  ])
}

/** Yahoo: addresses in capitals as the guest once typed them, lines ended with a bare line feed. */
function yahoo(p: Full): string {
  return crlf([
    `Date: ${p.stamp.toUTCString().replace('GMT', '+0000 (UTC)')}`,
    `From: ${p.name} <${p.from}>`,
    `To: "${p.organizer}" <${p.organizer}>`,
    `Message-ID: ${p.messageId}`,
    `Subject: ${VERB[p.partstat]}: Family event`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; \r\n\tboundary="----=_Part_1"',
    'X-Mailer: WebService/1.1 YMailCalendar',
    '',
    '------=_Part_1',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: 7bit',
    '',
    `${p.name} answered.`,
    '------=_Part_1',
    `Content-Type: text/calendar; charset=UTF-8; method=${p.method}`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(
      crlf([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Yahoo//Calendar//EN',
        `METHOD:${p.method}`,
        'BEGIN:VEVENT',
        `UID:${p.uid.toUpperCase()}`,
        `SEQUENCE:${p.sequence}`,
        `DTSTAMP:${utc(p.stamp)}`,
        `DTSTART:${utc(p.startsAt)}`,
        `DTEND:${utc(p.endsAt)}`,
        `ORGANIZER:MAILTO:${p.organizer}`,
        `ATTENDEE;PARTSTAT=${p.partstat};RSVP=FALSE:MAILTO:${p.attendee.toUpperCase()}`,
        ...(p.comment ? [`COMMENT:${p.comment}`] : []),
        'END:VEVENT',
        'END:VCALENDAR',
      ]).replaceAll('\r\n', '\n'),
    ),
    '------=_Part_1--',
  ])
}

/** Fastmail (Cyrus): a report beside the entry, and parameters that nobody else writes. */
function fastmail(p: Full): string {
  return crlf([
    `Message-Id: ${p.messageId}`,
    `Date: ${p.stamp.toUTCString().replace('GMT', '+0000')}`,
    `From: ${p.name} <${p.from}>`,
    `To: ${p.organizer}`,
    `Subject: RSVP: ${VERB[p.partstat]}: Family event`,
    'Content-Type: multipart/mixed; boundary="f45tm41l"',
    'MIME-Version: 1.0',
    '',
    '--f45tm41l',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Disposition: inline',
    '',
    `${p.name} has answered.`,
    '--f45tm41l',
    `Content-Type: text/calendar; charset=utf-8; method=${p.method}; component=VEVENT`,
    'Content-ID: <1@fastmail>',
    'Content-Disposition: attachment; filename="event.ics"',
    'Content-Transfer-Encoding: 8bit',
    '',
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CyrusIMAP.org/Cyrus 3.11//EN',
    `METHOD:${p.method}`,
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${p.uid}`,
    `DTSTAMP:${utc(p.stamp)}`,
    `DTSTART;TZID=Europe/London:${london(p.startsAt)}`,
    'DURATION:PT1H15M',
    `SEQUENCE:${p.sequence}`,
    `ORGANIZER;SCHEDULE-STATUS=1.1:mailto:${p.organizer}`,
    `ATTENDEE;CN="${p.name}";JSID=7f3k;X-JMAP-ID=7f3k;PARTSTAT=${p.partstat};X-DTSTAMP=${utc(p.stamp)};X-SEQUENCE=${p.sequence}:\r\n mailto:${p.attendee}`,
    ...(p.comment ? [`COMMENT:${p.comment}`] : []),
    'REQUEST-STATUS:2.0;Success',
    'END:VEVENT',
    'END:VCALENDAR',
    '--f45tm41l--',
  ])
}

/** Nextcloud (sabre): HTML, text and the entry as a file of a type of its own. */
function nextcloud(p: Full): string {
  return crlf([
    `Message-ID: ${p.messageId}`,
    `Date: ${p.stamp.toUTCString().replace('GMT', '+0000')}`,
    `Subject: ${VERB[p.partstat]}: Family event`,
    `From: ${p.name} via Nextcloud <${p.from}>`,
    `Reply-To: ${p.from}`,
    `To: ${p.organizer}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=nc_1',
    'Auto-Submitted: auto-generated',
    '',
    '--nc_1',
    'Content-Type: multipart/alternative; boundary=nc_2',
    '',
    '--nc_2',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    `${p.name} =E2=80=93 answered`,
    '--nc_2--',
    '--nc_1',
    `Content-Type: text/calendar; method=${p.method}; charset="utf-8"; name=event.ics`,
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; name=event.ics; filename=event.ics',
    '',
    base64(
      crlf([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Sabre//Sabre VObject 4.5.6//EN',
        'CALSCALE:GREGORIAN',
        `METHOD:${p.method}`,
        'BEGIN:VEVENT',
        `UID:${p.uid}`,
        `DTSTAMP:${utc(p.stamp)}`,
        `SEQUENCE:${p.sequence}`,
        `DTSTART;TZID=Europe/London:${london(p.startsAt)}`,
        `DTEND;TZID=Europe/London:${london(p.endsAt)}`,
        'SUMMARY:Family event',
        `ORGANIZER;CN=Borchester City Council:mailto:${p.organizer}`,
        `ATTENDEE;PARTSTAT=${p.partstat};CN=${p.name};LANGUAGE=en:mailto:${p.attendee}`,
        ...(p.comment ? [`COMMENT:${p.comment}`] : []),
        'END:VEVENT',
        'END:VCALENDAR',
      ]),
    ),
    '--nc_1--',
  ])
}

/** Proton: a web calendar that signs its messages. */
function proton(p: Full): string {
  return crlf([
    `Date: ${p.stamp.toUTCString().replace('GMT', '+0000')}`,
    `To: "${p.organizer}" <${p.organizer}>`,
    `From: ${p.name} <${p.from}>`,
    `Subject: Re: Invitation: Family event`,
    `Message-ID: ${p.messageId}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed;\r\n boundary="b1_proton"',
    '',
    '--b1_proton',
    'Content-Type: text/plain;charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(`${p.attendee} answered.`),
    '--b1_proton',
    `Content-Type: text/calendar; name="invite.ics"; method=${p.method}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="invite.ics"',
    '',
    base64(
      crlf([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        `METHOD:${p.method}`,
        'PRODID:-//Proton AG//WebCalendar 5.0//EN',
        'BEGIN:VEVENT',
        `UID:${p.uid}`,
        `DTSTAMP:${utc(p.stamp)}`,
        `DTSTART;TZID=Europe/London:${london(p.startsAt)}`,
        `DTEND;TZID=Europe/London:${london(p.endsAt)}`,
        `ORGANIZER;CN=Borchester City Council:mailto:${p.organizer}`,
        `SEQUENCE:${p.sequence}`,
        'SUMMARY:Family event',
        `ATTENDEE;PARTSTAT=${p.partstat}:mailto:${p.attendee}`,
        ...(p.comment ? [`COMMENT:${p.comment}`] : []),
        'END:VEVENT',
        'END:VCALENDAR',
      ]),
    ),
    '--b1_proton--',
  ])
}

/** The programs that guests press the button in. */
export const CALENDARS = {
  gmail,
  exchange,
  outlook,
  apple,
  iphone,
  thunderbird,
  yahoo,
  fastmail,
  nextcloud,
  proton,
}
export type CalendarProgram = keyof typeof CALENDARS

/** The message that a program sends when its button is pressed. */
export const pressed = (program: CalendarProgram, given: Pressed): Buffer =>
  Buffer.from(CALENDARS[program](full(given)))

/** A letter that a mail server gives back. */
export interface Returned {
  /** Of the letter of ours. */
  originalId: string
  to?: string
  status?: string
  action?: 'failed' | 'delayed' | 'delivered'
  diagnostic?: string
  messageId?: string
}

const LIKE = {
  /** Postfix: the headers of the letter come along. */
  postfix: { type: 'text/rfc822-headers', quotes: true },
  /** Gmail: the whole letter. */
  gmail: { type: 'message/rfc822', quotes: true },
  /** Exchange: prose first, the headers at the end. */
  exchange: { type: 'message/rfc822', quotes: true },
  /** A server that quotes nothing of the letter. */
  curt: { type: 'text/plain', quotes: false },
}

/** A report that a letter did not arrive (RFC 3464), as mail servers write it. */
export function returned(
  like: keyof typeof LIKE,
  {
    originalId,
    to = 'amira@example.org',
    status = '5.1.1',
    action = 'failed',
    diagnostic = `smtp; 550 ${status} <${to}>: Recipient address\r\n    rejected: User unknown in virtual mailbox table`,
    messageId = `<${(letters += 1)}.dsn@mx.example.org>`,
  }: Returned,
): Buffer {
  const { type, quotes } = LIKE[like]
  return Buffer.from(
    crlf([
      'Return-Path: <>',
      'Date: Mon, 24 May 2027 10:00:00 +0100 (BST)',
      'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
      'Subject: Undelivered Mail Returned to Sender',
      'To: events@borchester.example',
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="1F3.1622/mx.example.org"`,
      `Message-Id: ${messageId}`,
      '',
      'This is a MIME-encapsulated message.',
      '',
      '--1F3.1622/mx.example.org',
      'Content-Description: Notification',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      "I'm sorry to have to inform you that your message could not be delivered.",
      '',
      '--1F3.1622/mx.example.org',
      'Content-Description: Delivery report',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.org',
      'Arrival-Date: Mon, 24 May 2027 09:59:58 +0100 (BST)',
      '',
      `Final-Recipient: rfc822; ${to}`,
      `Original-Recipient: rfc822;${to}`,
      `Action: ${action}`,
      `Status: ${status}`,
      'Remote-MTA: dns; mail.example.org',
      `Diagnostic-Code: ${diagnostic}`,
      '',
      ...(quotes
        ? [
            '--1F3.1622/mx.example.org',
            'Content-Description: Undelivered Message',
            `Content-Type: ${type}`,
            '',
            'Return-Path: <events@borchester.example>',
            `Message-ID: ${originalId}`,
            'Subject: You are invited: Family event',
            'Content-Type: text/plain; charset=utf-8',
            '',
            'Hello',
            '',
          ]
        : []),
      '--1F3.1622/mx.example.org--',
    ]),
  )
}

/** Something else that arrives in the mailbox. */
export const plainMail = ({
  from = 'amira@example.org',
  headers = [],
  text = 'We are away until Monday.',
  messageId = `<${(letters += 1)}.plain@mail.example.org>`,
}: {
  from?: string
  headers?: string[]
  text?: string
  messageId?: string
}): Buffer =>
  Buffer.from(
    crlf([
      `From: ${from}`,
      'To: events@borchester.example',
      'Subject: Re: You are invited: Family event',
      'Date: Mon, 24 May 2027 10:00:00 +0100',
      `Message-ID: ${messageId}`,
      ...headers,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
    ]),
  )
