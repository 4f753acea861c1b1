import type { PersonInScenario } from './words.ts';

/** Kelly's mum and children. Each has a record of their own: what stands on Kelly's is not on theirs. */
export const household: readonly PersonInScenario[] = [
  {
    name: 'Pat Marsden',
    preferred: 'Pat',
    age: 67,
    birthday: '06-21',
    street: 'Alder Street',
    postcode: 'ZZ99 4AB',
    phone: '01632 960 211',
    lead: { worker: 'sam', since: [70, '14:00'] },
    alongside: [
      { worker: 'sam', why: 'Pat asked for help with her tenancy', since: [70, '14:00'] },
      { worker: 'priya', why: 'Pat said yes when Kelly brought her along', since: [55, '11:00'] },
    ],
    communication: { need: 'Large print.', detail: 'Her glasses are for far away.' },
    agreed: [{ organisation: 'St Aidan’s', about: ['life'], at: [55, '11:20'] }],
    story: [
      {
        at: [70, '14:10'],
        by: 'sam',
        where: 'at your kitchen table',
        about: ['life'],
        words:
          'Pat, you showed me the damp behind the cooker. I took a photo. I have asked for a surveyor and will tell you the day as soon as I know it.',
      },
      {
        at: [41, '10:00'],
        by: 'sam',
        where: 'on the phone',
        about: ['life'],
        words: 'Pat, the surveyor came. You said he was kind and wiped his feet. The wall will be dried and painted.',
      },
    ],
  },
  {
    name: 'Mia Marsden',
    preferred: 'Mia',
    age: 14,
    birthday: '10-02',
    alongside: [],
    story: [],
  },
  {
    name: 'Jayden Marsden',
    preferred: 'Jayden',
    age: 6,
    birthday: '04-17',
    alongside: [],
    story: [],
  },
];
