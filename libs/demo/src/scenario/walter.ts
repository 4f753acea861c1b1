import type { PersonInScenario } from './words.ts';

/** Walter Ellery, 82. A cold house told to the library, and a man who would rather talk about pigeons. */
export const walter: PersonInScenario = {
  name: 'Walter Ellery',
  preferred: 'Walter',
  age: 82,
  birthday: '03-04',
  street: 'Weir Road',
  postcode: 'ZZ99 1WZ',
  phone: '01632 960 340',
  agreedToBeFound: true,
  lead: { worker: 'priya', since: [84, '13:15'] },
  alongside: [
    { worker: 'priya', why: 'The library rang, and Walter said come in', since: [86, '13:00'] },
    { worker: 'joe', why: 'Walter met him at the lunch club', since: [50, '12:30'] },
    { worker: 'ruth', why: 'Walter asked about his legs', since: [72, '10:00'] },
  ],
  safeContact: { how: 'Ring, or call in.', when: 'After 9:30am. Knock loudly, then wait.', number: '01632 960 340' },
  communication: { need: 'Speak to his left side.', detail: 'He hears better there. He reads well.' },
  whatMatters: [
    { at: [84, '13:30'], by: 'priya', words: 'I want to stay in my own chair, in my own house, with Joan.' },
    {
      at: [22, '13:40'],
      by: 'priya',
      words: 'I want to stay in my own house with Joan. I want to be asked, not told. And somebody should see to the pigeons if I cannot.',
    },
  ],
  agreed: [
    { organisation: 'St Aidan’s', about: ['about_me', 'life', 'health', 'care'], at: [84, '13:40'] },
    { organisation: 'Riverside GP', about: ['about_me', 'health', 'care'], at: [72, '10:20'] },
  ],
  story: [
    {
      at: [86, '13:00'],
      by: 'priya',
      where: 'at your house',
      about: ['life'],
      words:
        'Walter, you told the librarian you come in for the warm. Your boiler has been off since March. You and Joan sit in the kitchen with the oven open. We rang the boiler people together and they come on Thursday.',
    },
    {
      at: [84, '13:15'],
      by: 'priya',
      where: 'at your house',
      about: ['about_me'],
      words:
        'Walter, you showed me the pigeons. You were a pattern maker for thirty years and you still have the tools. You said nobody has asked you about that in a long time.',
    },
    {
      at: [72, '10:00'],
      by: 'ruth',
      where: 'at your house',
      about: ['health'],
      words:
        'Walter, I dressed your left leg. It is clean and it is healing. I will come on Tuesdays. You asked me not to fuss, and I said I would fuss a little.',
    },
    {
      at: [63, '11:30'],
      by: 'priya',
      where: 'on the phone',
      about: ['life'],
      words: 'Walter, the boiler works. You said Joan took her coat off indoors.',
    },
    {
      at: [50, '12:30'],
      by: 'joe',
      where: 'at the lunch club',
      about: ['life', 'about_me'],
      words:
        'Walter, you mended the wobbly table at the lunch club with a folded card and a wedge. Three people asked who you were. You said you might come again.',
    },
    {
      at: [44, '10:00'],
      by: 'ruth',
      where: 'at your house',
      about: ['health', 'care'],
      words:
        'Walter, your leg is nearly healed. You told me Joan forgets the gas. You did not want that written for everyone, so it is written for us who come to the house.',
    },
    {
      at: [36, '13:20'],
      by: 'priya',
      where: 'at your house',
      about: ['care'],
      words: 'Walter, we talked about the gas. You chose a tap that turns itself off. You did not want an alarm that calls people.',
    },
    {
      at: [22, '13:30'],
      by: 'priya',
      where: 'at your house',
      about: ['about_me'],
      words: 'Walter, you asked me to change what is written at the top. I read it back to you and you said: that is me.',
    },
    {
      at: [15, '12:45'],
      by: 'joe',
      where: 'at the lunch club',
      about: ['life'],
      words: 'Walter, Kofi from next door walked with you. He carries the seed for the pigeons now.',
    },
    {
      at: [8, '10:05'],
      by: 'ruth',
      where: 'at your house',
      about: ['health'],
      words: 'Walter, I do not need to come each week now. Ring me if the skin goes red. My number is on the fridge.',
    },
    {
      at: [1, '16:20'],
      by: 'priya',
      where: 'at your house',
      about: [],
      words:
        'Walter, you said Susan wants you to move nearer to her. You have not told her what you think. You asked if I would be there when you ring her. Yes.',
    },
  ],
};
