// What the invented place is made of. Nobody here exists.

export const FIRST_NAMES = (
  'Ada Aled Amina Anil Bashir Beth Bram Carys Chidi Clara Dafydd Deepa Dilys Ebo Edith Elif Esme Farah Femi Fergus Gita Gwen Hana Harri ' +
  'Idris Ifeoma Imran Ines Ishaan Iwan Jaya Jonas Kamal Keir Kofi Lena Leyla Linus Mabel Mahmoud Marta Meera Mina Nadia Nerys Niall ' +
  'Olga Omar Orla Osian Petra Piotr Rafi Rhian Rosa Rowan Sabine Safiya Selma Sian Tariq Tess Theo Uma Vesna Wilf Yara Yusuf Zainab Zofia'
).split(' ');

export const FAMILY_NAMES = (
  'Abara Adeyemi Ainsley Aldous Amari Ashdown Bellweather Birchall Bramhall Carrow Castellan Chowdree Colwyn Copperfold Dasgupta Dellamore ' +
  'Drummond Eastlake Ellery Fairweather Farrow Fenwick Fernsby Galloway Garrick Greenhow Hadley Harwick Hathersage Iqbal Ironside Jessop ' +
  'Kaplinski Kestrel Kirkbride Langstaff Larkham Lindqvist Loxley Marchetti Marlowe Merriweather Mistry Northcote Nwosu Oakhanger Okonjo ' +
  'Osgood Pemberley Penhallow Quigley Ravensworth Redfern Rosewarne Sandhurst Sharrow Silvera Standish Tamsin Thackeray Thornbury Underhill ' +
  'Vasquez Venn Wadsworth Westbrook Whitcombe Wisniak Yarrow Zielinski'
).split(' ');

export const STREETS =
  'Alder Row,Beacon Hill,Canal Side,Dyers Lane,Elm Grove,Foundry Street,Gasworks Lane,Hope Terrace,Ivy Close,Kiln Yard'.split(',');

/** Name, kind, and whether it is a protected service, in the order in which people are most often with them. */
export const ORGANISATIONS = [
  ['Harbour Health Centre', 'health', false],
  ['Northfield Adult Social Care', 'social_care', false],
  ['Tidewell Homes', 'housing', false],
  ['Open Door Link Workers', 'vcse', false],
  ['Lantern Home Care', 'vcse_care', false],
  ['Northfield Council Hub', 'council', false],
  ['Mill Lane Surgery', 'health', false],
  ['Northfield Children and Families', 'children', false],
  ['Kingfisher Food Project', 'anchor', false],
  ['Millbrook School', 'school', false],
  ['Northfield Jobcentre', 'dwp', false],
  ['Northfield Police', 'police', false],
  ['Haven Rooms', 'vcse', true],
  ['Riverside Recovery', 'health', true],
] as const;

export const JOBS =
  'Link worker,Social worker,District nurse,Housing officer,Care coordinator,Family worker,Occupational therapist,Advocate'.split(',');

export const PLACES_OF_TALK = ['At home', 'On the phone', 'At the hub', 'In the surgery', 'Walking by the canal'];

export const SENTENCES = [
  'We sat in the kitchen and talked about the week.',
  'The letter about the rent had come, and it was opened together.',
  'Sleep is better since the medicine changed, though mornings are slow.',
  'The neighbour at number nine brings shopping on Fridays.',
  'We rang the council about the damp and were given a date.',
  'The daughter visits on Sundays and would like to be told of changes.',
  'The stairs are hard, and a second rail was measured for.',
  'We looked at the bus times to the library and tried the first journey.',
  'Said that asking for help is still the hardest part.',
  'The benefit form was finished, signed and posted.',
  'The garden is where the day begins, whatever the weather.',
  'Money is short until the first of the month; the food project has a parcel ready.',
  'The nurse will come on Tuesday and Thursday from now on.',
  'We agreed to speak again before the appointment at the hospital.',
  'A fall in the hall last week, no injury, and the carpet edge is fixed now.',
  'The choir has started again and there is a seat kept.',
];

export const MATTERS = [
  'I want to stay in my own home, and to hear it first when something is decided.',
  'My cat, the allotment, and my brother on Sundays.',
  'Being asked, not told. I know what a good day looks like.',
  'That my children see me well. Everything else comes after.',
];
