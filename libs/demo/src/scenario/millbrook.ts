import { kelly } from './kelly.ts';
import { household } from './household.ts';
import { walter } from './walter.ts';
import type { Scenario } from './words.ts';

/** Millbrook: a made-up place. Nobody here is real; numbers are from the ranges kept for fiction. */
export const millbrook: Scenario = {
  place: 'Millbrook',
  organisations: [
    { name: 'St Aidan’s', kind: 'anchor' },
    { name: 'Millbrook Housing', kind: 'housing' },
    { name: 'Council Revenues', kind: 'council' },
    { name: 'Riverside GP', kind: 'health' },
    { name: 'Adult Care', kind: 'social_care' },
    { name: 'Children’s Services', kind: 'children' },
    { name: 'Hill Academy', kind: 'school' },
    { name: 'Oak Primary', kind: 'school' },
    { name: 'Police', kind: 'police' },
    { name: 'Safe Haven', kind: 'vcse', protectedService: true },
    { name: 'DWP', kind: 'dwp' },
  ],
  workers: [
    { subject: 'priya', name: 'Priya Nair', organisation: 'St Aidan’s', role: 'connector', jobTitle: 'Link worker', phone: '01632960101', line: 'Is alongside Kelly and Walter. Writes on her phone.', first: true },
    { subject: 'sam', name: 'Sam Okafor', organisation: 'Millbrook Housing', role: 'worker', jobTitle: 'Housing officer', phone: '01632960102', line: 'Is alongside Kelly. Sees only what she agreed to.', first: true },
    { subject: 'alex', name: 'Alex Moore', organisation: 'Police', role: 'worker', jobTitle: 'Police officer', phone: '01632960103', line: 'Is not alongside anyone here. Finds nobody.', first: true },
    { subject: 'joe', name: 'Joe Tanner', organisation: 'St Aidan’s', role: 'worker', jobTitle: 'Link worker', phone: '01632960104', line: 'Works with Priya. Is alongside Walter, and has a second job at Riverside GP.', also: { organisation: 'Riverside GP', jobTitle: 'Social prescriber' } },
    { subject: 'denise', name: 'Denise Clarke', organisation: 'St Aidan’s', role: 'supervisor', jobTitle: 'Team lead', phone: '01632960105', line: 'Leads the team at St Aidan’s. Is not alongside Kelly.' },
    { subject: 'imran', name: 'Imran Aziz', organisation: 'Council Revenues', role: 'worker', jobTitle: 'Benefits adviser', phone: '01632960106', line: 'Is alongside Kelly. She has not agreed to share with the council.' },
    { subject: 'ruth', name: 'Ruth Castle', organisation: 'Riverside GP', role: 'worker', jobTitle: 'District nurse', phone: '01632960107', line: 'Is alongside Walter. Has just started with Kelly.' },
    { subject: 'nadia', name: 'Nadia Rahman', organisation: 'Safe Haven', role: 'worker', jobTitle: 'Support worker', phone: '01632960108', line: 'Is alongside Kelly. Nobody else can see that.' },
    { subject: 'darren', name: 'Darren Holt', organisation: 'Millbrook Housing', role: 'worker', jobTitle: 'Housing officer', phone: '01632960109', line: 'Is Kelly’s ex. Must not reach her.' },
  ],
  teams: [{ name: 'Riverside neighbourhood team', members: ['priya', 'sam', 'ruth', 'imran', 'alex', 'joe'] }],
  people: [kelly, ...household, walter],
  households: [['Kelly Marsden', 'Mia Marsden', 'Jayden Marsden']],
  callBacks: [{ by: 'denise', about: 'Walter Ellery', at: [1, '15:40'] }],
};
