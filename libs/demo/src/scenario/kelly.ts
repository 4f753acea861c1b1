import type { PersonInScenario } from './words.ts';

/** Kelly Marsden, 34, mum to Mia and Jayden. Arrears read as a signal, not as a failing. */
export const kelly: PersonInScenario = {
  name: 'Kelly Marsden',
  preferred: 'Kelly',
  age: 34,
  birthday: '02-14',
  street: 'Mill Lane',
  postcode: 'ZZ99 3VZ',
  phone: '07700 900142',
  whereaboutsHidden: true,
  lead: { worker: 'priya', since: [88, '10:30'] },
  alongside: [
    { worker: 'priya', why: 'Kelly chose her', since: [91, '10:30'] },
    { worker: 'sam', why: 'Priya asked, and Kelly said yes', since: [80, '15:00'] },
    { worker: 'imran', why: 'Kelly asked about her council tax', since: [78, '09:30'] },
    { worker: 'nadia', why: 'Kelly asked for her', since: [60, '13:00'] },
    { worker: 'ruth', why: 'Kelly came to the surgery', since: [6, '09:00'], starting: true },
  ],
  safeContact: {
    how: 'Text only.',
    when: 'Weekdays, 10am to 2pm.',
    number: '07700 900142',
    never: 'Never ring. Never leave a message. Do not say or write where she lives.',
  },
  communication: { need: 'Plain English.', detail: 'Read letters with her, not to her.' },
  whatMatters: [
    { at: [88, '10:50'], by: 'priya', words: 'I want the letters to stop. I want to sleep.' },
    { at: [45, '11:10'], by: 'priya', words: 'I want to be somewhere he does not know.' },
    {
      at: [5, '11:15'],
      by: 'priya',
      words: 'I want a door I can lock. I want Mia and Jayden to stay at their schools. And I want my mum to stop worrying about me.',
    },
  ],
  agreed: [
    { organisation: 'St Aidan’s', about: ['about_me', 'life', 'health', 'care'], at: [88, '11:00'] },
    { organisation: 'Millbrook Housing', about: ['about_me', 'life'], at: [80, '15:10'] },
  ],
  refused: [{ organisation: 'Council Revenues', about: ['health', 'mind_and_substances'], at: [78, '09:45'], say: 'nothing' }],
  conflicts: [
    { worker: 'darren', kind: 'ex', since: [60, '13:20'] },
    { worker: 'darren', kind: 'alleged_perpetrator', since: [60, '13:20'] },
  ],
  story: [
    {
      at: [91, '10:30'],
      by: 'priya',
      where: 'at St Aidan’s',
      about: ['life'],
      words:
        'Kelly, you came in with a carrier bag of letters from the council. You had not opened them. We opened four together and had tea. You owe council tax from two years ago. You said you thought they would send someone to the door.\n\nWe agreed to look at the rest on Friday.',
    },
    {
      at: [88, '10:30'],
      by: 'priya',
      where: 'at St Aidan’s',
      about: ['life', 'about_me'],
      words:
        'Kelly, you met Joe and me and asked me to be the one who stays. Thank you. You said mornings are best, when Jayden is at school.',
    },
    {
      at: [80, '15:00'],
      by: 'sam',
      where: 'at St Aidan’s, with Priya',
      about: ['life'],
      words:
        'Kelly, you told me the lock on your front door sticks and that you do not feel safe at night. I said we can change it this week. You asked what a move would mean for the schools. I do not know yet. I will find out.',
    },
    {
      at: [78, '09:30'],
      by: 'imran',
      where: 'on the phone, with Priya in the room',
      about: ['life'],
      words:
        'Kelly, I worked out what you owe again. Half of it was ours to put right. We agreed on eight pounds a week, and nobody will come to the door.',
    },
    {
      at: [66, '11:00'],
      by: 'priya',
      where: 'walking by the river',
      about: ['health'],
      words:
        'Kelly, you said your chest gets tight when the post comes. You asked me to come to the surgery with you. We rang from the bench and they gave you Tuesday at nine.',
    },
    {
      at: [60, '13:00'],
      by: 'priya',
      where: 'at St Aidan’s',
      about: ['abuse_and_whereabouts'],
      shown: 'after_we_talk',
      words:
        'Kelly, you told me what happened in the spring, and that he works where you thought you could ask for help. You asked who can read this. I showed you. You asked for Nadia, and she came the same day.',
    },
    {
      at: [60, '14:30'],
      by: 'nadia',
      where: 'at St Aidan’s',
      about: ['abuse_and_whereabouts', 'safeguarding'],
      words:
        'Kelly, we made a plan together for the school run and for the evenings. You keep the paper. I have a copy, and nobody else has.',
    },
    {
      at: [52, '10:15'],
      by: 'sam',
      where: 'at your door',
      about: ['life'],
      words: 'Kelly, the new locks are in, front and back. Priya’s fund paid the £85. You tried both keys twice and laughed.',
    },
    {
      at: [45, '11:00'],
      by: 'priya',
      where: 'at St Aidan’s',
      about: ['told_in_confidence', 'mind_and_substances'],
      words:
        'Kelly, you told me you have a drink most nights to get to sleep. You asked me to keep it between us for now. I will, and you can tell me when that changes.',
    },
    {
      at: [34, '15:40'],
      by: 'sam',
      where: 'on the phone with Priya',
      about: ['life'],
      words:
        'Kelly, I asked the panel to let you move. They said no, because you owe council tax. I do not think that is right. I have written to my manager and asked for the rule to change.',
    },
    {
      at: [26, '09:50'],
      by: 'imran',
      kind: 'we_got_this_wrong',
      about: ['life'],
      words:
        'Kelly, we posted a letter to your old address after you asked us not to. We are sorry. Letters now go to St Aidan’s, and you can pick them up there.',
    },
    {
      at: [19, '13:30'],
      by: 'priya',
      where: 'at St Aidan’s',
      about: ['care'],
      words:
        'Kelly, your mum meets Jayden from school on Wednesdays now. You said it gives you one afternoon with nobody to watch but yourself. You slept.',
      amended: {
        at: [18, '09:10'],
        words:
          'Kelly, your mum meets Jayden from school on Wednesdays now. You said it gives you one afternoon to yourself. You slept through on Sunday.',
        because: 'You told me it was Sunday, and that I had put it badly.',
      },
    },
    {
      at: [12, '14:00'],
      by: 'sam',
      where: 'on the phone',
      about: ['life'],
      words:
        'Kelly, my manager agrees with us. The panel will look again, and the arrears will not count against you. I will text Priya the day.',
    },
    {
      at: [5, '11:15'],
      by: 'priya',
      where: 'at St Aidan’s',
      about: ['life'],
      words:
        'Kelly, you told me the new locks help. You slept through on Sunday, for the first time since summer. You still jump when a car stops outside. You asked me to sit with you when you open the council’s letters.',
    },
  ],
};
