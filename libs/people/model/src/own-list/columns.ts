/** What a column may mean. `nhs_number` is known so that it can be left out by name: Alongside needs none. */
export const MEANINGS = [
  'reference',
  'title',
  'first_name',
  'middle_name',
  'last_name',
  'full_name',
  'preferred_name',
  'birth_date',
  'postcode',
  'phone',
  'street',
  'worker',
  'known',
  'known_at',
  'known_from',
  'nhs_number',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** One column of a list, as it was understood. */
export interface Column {
  readonly index: number;
  /** As the file has it. */
  readonly header: string;
  /** Null: not understood, or told to leave out. */
  readonly meaning: Meaning | null;
  /** Why it is not taken: `unknown` no meaning found, `second` another column has this meaning, `told` by whoever loads, `ours` our note on a bad row. */
  readonly left: 'unknown' | 'second' | 'told' | 'ours' | null;
}

/** A header by which whoever loads may overrule what we think: header → meaning, or `ignore`. */
export type Told = Readonly<Record<string, Meaning | 'ignore'>>;

const SPELLINGS: Readonly<Record<Meaning, string>> = {
  reference:
    'reference|ref|id|ref no|ref number|reference number|reference no|tenancy ref|tenancy reference|tenancy no|tenancy number|tenancy id|tenant ref|tenant reference|tenant id|tenant no|tenant number|tenancy|' +
    'person ref|person reference|person id|person number|client ref|client reference|client id|client no|client number|customer ref|customer reference|customer id|customer no|customer number|' +
    'patient id|patient no|patient number|patient ref|case ref|case reference|case id|case no|case number|account no|account number|account ref|account reference|rent account|rent account no|rent account number|' +
    'payment ref|payment reference|payref|uprn|our ref|our reference|system id|record id|rec id|unique id|unique ref|unique reference|urn|upn|crn|mosaic id|liquidlogic id|external id|local id|member id|member no|member number|membership no|membership number|pupil id|household ref|property ref|property reference',
  title: 'title|salutation|prefix',
  first_name: 'first name|first names|firstname|forename|forenames|given name|given names|givenname|christian name|fname|first|name first',
  middle_name: 'middle name|middle names|middlename|middle initial|second name|middle|other names',
  last_name: 'last name|lastname|surname|family name|familyname|lname|last|sname|name last|second surname',
  full_name:
    'full name|fullname|name|names|person name|client name|tenant name|customer name|patient name|resident|resident name|person|tenant|customer|client|patient|display name|contact name|legal name',
  preferred_name:
    'preferred name|preferred|known as|knownas|likes to be called|preferred first name|preferred forename|nickname|name they like|called|alias|prefers|goes by',
  birth_date: 'dob|d o b|date of birth|birth date|birthdate|birthday|born|born on|date born|dateofbirth|d of b|birth',
  postcode: 'postcode|post code|postal code|zip|zip code|zipcode|pcode|pc|postcode of home',
  phone:
    'phone|phone no|phone number|telephone|telephone no|telephone number|tel|tel no|tel number|mobile|mobile no|mobile number|mobile phone|mob|contact no|contact number|contact phone|contact tel|home phone|home tel|home telephone|landline|cell|cell phone|phone 1|telephone 1|mobile 1',
  street:
    'address|address 1|address line 1|address line one|addr|addr1|addr 1|address1|street|street address|street name|home address|property address|property|current address|full address|road|house and street',
  worker:
    'worker|worker name|worker email|worker e mail|key worker|keyworker|key worker name|key worker email|keyworker email|housing officer|housing officer email|housing officer name|link worker|link worker email|link worker name|lead worker|lead|officer|officer name|officer email|' +
    'support worker|support worker email|named worker|case worker|caseworker|social worker|allocated worker|allocated to|assigned to|assigned worker|staff|staff member|staff name|staff email|social prescriber|care coordinator|neighbourhood officer|tenancy officer|advisor|adviser|coach|alongside',
  known:
    'known|what we know|what we already know|what is known|notes|note|comments|comment|summary|background|context|remarks|about|information|details|narrative',
  known_at:
    'known at|known on|known date|date known|date|as of|as at|note date|notes date|date of note|note on|noted on|updated|last updated|date updated|updated on|recorded|recorded on|recorded at|last contact',
  known_from: 'source|known from|note source|notes source|source of note|where from|source system|told by',
  nhs_number: 'nhs|nhs no|nhs number|nhsno|nhsnumber|nhs num',
};

const spelled = MEANINGS.flatMap((meaning) => SPELLINGS[meaning].split('|').map((spelling) => [spelling, meaning] as const));
/** By spelling with its spaces, and without: “post code”, “postcode”. The first meaning that has it counts. */
const BY_SPELLING = new Map<string, Meaning>([
  ...spelled.map(([spelling, meaning]) => [spelling.replaceAll(' ', ''), meaning] as const).reverse(),
  ...spelled,
]);
/** Whose it is says nothing new: “Tenant DOB” is a DOB. */
const WHOSE =
  /^(?:main|lead|primary|current|the|tenant|tenants|client|clients|customer|patient|person|persons|resident|residents|service user|pupil|child|member|participant)s? /;
/** Several columns may hold these: the first that is not empty counts. */
const MAY_REPEAT: ReadonlySet<Meaning> = new Set(['phone']);

/** `Date_of-Birth (dd/mm/yyyy)` → `date of birth`. */
export function headerKey(header: string): string {
  return header
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim();
}

/** What a header means, or undefined. */
export function meaningOf(header: string): Meaning | undefined {
  const key = headerKey(header.slice(0, 200));
  const own = key.replace(WHOSE, '');
  return [key, own, own.replace(WHOSE, ''), key.replaceAll(' ', '')].map((spelling) => BY_SPELLING.get(spelling)).find(Boolean);
}

/** The last three columns of our own list of bad rows: they are notes, and no part of the list. */
export const NOTE_HEADERS = ['line', 'column', 'reason'] as const;
const NOTES = /^line\u0000column\u0000reason(?:; dates (day|month)-first)?$/;

/** Whether the header is that of a list of bad rows, and how dates of the whole list were read. */
export function notesOf(header: readonly string[]): { dates: 'day-first' | 'month-first' | undefined } | undefined {
  const found = NOTES.exec(header.slice(-NOTE_HEADERS.length).join('\u0000'));
  return found ? { dates: found[1] ? (`${found[1]}-first` as 'day-first' | 'month-first') : undefined } : undefined;
}

/** Says of each column what it means. What whoever loads told comes first, then the order of the columns. */
export function readColumns(header: readonly string[], told: Told = {}): Column[] {
  const said = new Map(Object.entries(told).map(([name, meaning]) => [toldKey(name), meaning]));
  const saidOf = (name: string, index: number) => said.get(`#${index + 1}`) ?? said.get(toldKey(name));
  const taken = new Set(header.map(saidOf).filter((meaning) => meaning !== undefined));
  const notes = notesOf(header) ? header.length - NOTE_HEADERS.length : header.length;
  return header.map((name, index) => {
    const column = { index, header: name };
    if (index >= notes) return { ...column, meaning: null, left: 'ours' };
    const mine = saidOf(name, index);
    if (mine === 'ignore') return { ...column, meaning: null, left: 'told' };
    if (mine) return { ...column, meaning: mine, left: null };
    const meaning = meaningOf(name);
    if (!meaning) return { ...column, meaning: null, left: 'unknown' };
    if (taken.has(meaning) && !MAY_REPEAT.has(meaning)) return { ...column, meaning: null, left: 'second' };
    taken.add(meaning);
    return { ...column, meaning, left: null };
  });
}

const toldKey = (name: string): string => name.trim().toLowerCase();
