import { v7 as uuidv7 } from 'uuid';
import { nameWords, toPhone, toPostcode } from '@alongside/people/model';
import type { OrganisationInScenario, PersonInScenario, Scenario, WorkerInScenario } from './scenario/words.ts';
import { bornOn, when } from './scenario/when.ts';

/** Runs one statement as the migrator, inside the caller's transaction. */
export type Run = (text: string, values: readonly unknown[]) => Promise<unknown>;

const LONG_AGO = '2020-01-01T00:00:00.000Z';

/** Writes a scenario into an empty database, its days counted back from `start`. Gives the id of the place. */
export async function seed(run: Run, scenario: Scenario, start: Date): Promise<string> {
  return new Seeding(run, scenario, start).everything();
}

class Seeding {
  private readonly placeId = uuidv7();
  private readonly organisations = new Map<string, string>();
  private readonly workers = new Map<string, { id: string; organisation: string }>();
  private readonly people = new Map<string, string>();

  constructor(
    private readonly run: Run,
    private readonly scenario: Scenario,
    private readonly start: Date,
  ) {}

  async everything(): Promise<string> {
    await this.insert('places', { place_id: this.placeId, name: this.scenario.place, demo: true, duty_desk: this.scenario.dutyDesk });
    for (const organisation of this.scenario.organisations) await this.organisation(organisation);
    await this.agreement();
    for (const worker of this.scenario.workers) await this.worker(worker);
    for (const { name, members } of this.scenario.teams) await this.team(name, members);
    for (const person of this.scenario.people) await this.person(person);
    for (const home of this.scenario.households) await this.household(home);
    for (const callBack of this.scenario.callBacks) await this.callBack(callBack);
    return this.placeId;
  }

  private async organisation({ name, kind, protectedService = false, looksAfterPlace = false }: OrganisationInScenario): Promise<void> {
    const id = uuidv7();
    this.organisations.set(name, id);
    await this.insert('organisations', {
      organisation_id: id,
      place_id: this.placeId,
      name,
      kind,
      protected_service: protectedService,
      looks_after_place: looksAfterPlace,
      joined_at: LONG_AGO,
    });
  }

  /** All of the place's organisations signed one agreement. What each may read rests on the bases that an organisation begins with. */
  private async agreement(): Promise<void> {
    const agreement_id = uuidv7();
    await this.insert('sharing_agreements', {
      agreement_id,
      place_id: this.placeId,
      name: `How ${this.scenario.place} shares`,
      state: 'in_force',
      from_at: LONG_AGO,
    });
    for (const organisation_id of this.organisations.values())
      await this.insert('agreement_organisations', { organisation_id, agreement_id, place_id: this.placeId });
  }

  private async worker({ name, subject, organisation, role, jobTitle, phone, also, home }: WorkerInScenario): Promise<void> {
    const id = uuidv7();
    this.workers.set(subject, { id, organisation });
    await this.insert('workers', { worker_id: id, place_id: this.placeId, name, phone });
    const jobs = [
      { organisation, jobTitle, role, from: LONG_AGO },
      ...(also ? [{ role: 'worker', ...also, from: '2021-01-01T00:00:00.000Z' }] : []),
    ];
    for (const job of jobs)
      await this.insert('memberships', {
        membership_id: uuidv7(),
        place_id: this.placeId,
        worker_id: id,
        organisation_id: this.organisationId(job.organisation),
        role: job.role,
        job_title: job.jobTitle,
        from_at: job.from,
      });
    if (home) await this.resident(id, name, home);
  }

  /** Someone at work who lives here: a record of their own, and the login that is theirs. */
  private async resident(worker_id: string, name: string, { street, postcode }: NonNullable<WorkerInScenario['home']>): Promise<void> {
    const person_id = uuidv7();
    await this.insert('people', {
      ...{ person_id, place_id: this.placeId, preferred_name: name.split(' ')[0], full_name: name, street },
      ...{ postcode: toPostcode(postcode), added_by: worker_id, added_at: LONG_AGO },
    });
    await this.run('update workers set person_id = $2 where worker_id = $1', [worker_id, person_id]);
  }

  private async team(name: string, members: readonly string[]): Promise<void> {
    const teamId = uuidv7();
    await this.insert('teams', { team_id: teamId, place_id: this.placeId, name });
    for (const subject of members) {
      const { worker_id, organisation_id } = this.by(subject);
      await this.insert('team_members', { team_id: teamId, worker_id, organisation_id, place_id: this.placeId, from_at: LONG_AGO });
    }
  }

  private async person(person: PersonInScenario): Promise<void> {
    const person_id = uuidv7();
    this.people.set(person.name, person_id);
    const own = { person_id, place_id: this.placeId };
    const first = person.alongside[0];
    await this.insert('people', {
      ...own,
      preferred_name: person.preferred,
      full_name: person.name,
      birth_date: bornOn(this.start, person.age, person.birthday),
      postcode: person.postcode ? toPostcode(person.postcode) : null,
      phone: person.phone ? toPhone(person.phone) : null,
      street: person.street ?? null,
      whereabouts_hidden: person.whereaboutsHidden ?? false,
      to_be_found: person.agreedToBeFound ?? false,
      lead_named: person.agreedToBeFound ?? false,
      added_by: this.by(first?.worker ?? 'priya').worker_id,
      added_at: this.at([first?.since[0] ?? 90, '09:00']),
    });
    for (const { worker, why, since, starting } of person.alongside)
      await this.insert('involvements', {
        ...own,
        involvement_id: uuidv7(),
        ...this.by(worker),
        state: starting ? 'starting' : 'alongside',
        why,
        from_at: this.at(since),
      });
    if (person.lead)
      await this.insert('lead_workers', { ...own, lead_id: uuidv7(), ...this.by(person.lead.worker), from_at: this.at(person.lead.since) });
    if (person.safeContact) {
      const { how, when: whenTo, number, never } = person.safeContact;
      await this.insert('safe_contacts', {
        ...own,
        safe_contact_id: uuidv7(),
        how,
        when_to: whenTo ?? null,
        number: number ?? null,
        never: never ?? null,
        said_at: this.at([80, '11:00']),
      });
    }
    if (person.communication)
      await this.insert('communication_needs', {
        ...own,
        communication_need_id: uuidv7(),
        need: person.communication.need,
        detail: person.communication.detail ?? null,
        said_at: this.at([80, '11:00']),
      });
    for (const { at, by, words } of person.whatMatters ?? []) {
      const { worker_id, organisation_id } = this.by(by);
      await this.insert('what_matters', {
        ...own,
        what_matters_id: uuidv7(),
        words,
        written_by: worker_id,
        organisation_id,
        said_at: this.at(at),
      });
    }
    await this.choices(person, own);
    for (const { worker, kind, since } of person.conflicts ?? [])
      await this.insert('conflict_links', {
        ...own,
        link_id: uuidv7(),
        worker_id: this.by(worker).worker_id,
        kind,
        from_at: this.at(since),
      });
    for (const entry of person.story) await this.entry(entry, own);
  }

  private async choices(person: PersonInScenario, own: { person_id: string; place_id: string }): Promise<void> {
    const given = [
      ...(person.agreed ?? []).map((choice) => ({ ...choice, answer: 'yes', say: null })),
      ...(person.refused ?? []).map((choice) => ({ ...choice, answer: 'no' })),
    ];
    for (const { organisation, about, at, answer, say } of given)
      for (const category of about)
        await this.insert('sharing_choices', {
          ...own,
          choice_id: uuidv7(),
          organisation_id: this.organisationId(organisation),
          category,
          answer,
          say,
          given_by: own.person_id,
          given_at: this.at(at),
        });
  }

  private async entry(entry: PersonInScenario['story'][number], own: { person_id: string; place_id: string }): Promise<void> {
    const entry_id = uuidv7();
    const { worker_id, organisation_id } = this.by(entry.by);
    await this.insert('entries', {
      ...own,
      entry_id,
      conversation_id: uuidv7(),
      kind: entry.kind ?? 'conversation',
      occurred_at: this.at(entry.at),
      recorded_at: this.at(entry.at),
      happened_where: entry.where ?? null,
      author_id: worker_id,
      organisation_id,
      words: entry.words,
      categories: entry.about,
      shown_to_person: entry.shown ?? 'now',
      version: entry.amended ? 2 : 1,
      amended_at: entry.amended ? this.at(entry.amended.at) : null,
    });
    if (entry.amended) {
      const { at, words, because } = entry.amended;
      await this.insert('entry_amendments', {
        ...own,
        amendment_id: uuidv7(),
        entry_id,
        version: 2,
        words,
        because,
        author_id: worker_id,
        amended_at: this.at(at),
      });
    }
  }

  private async household(home: readonly string[]): Promise<void> {
    const household_id = uuidv7();
    for (const name of home)
      await this.insert('residences', { person_id: this.people.get(name), household_id, place_id: this.placeId, from_at: LONG_AGO });
  }

  private async callBack({ by, about, at }: Scenario['callBacks'][number]): Promise<void> {
    const person = this.scenario.people.find(({ name }) => name === about);
    const asker = this.scenario.workers.find(({ subject }) => subject === by);
    if (!person || !asker) throw new Error(`The scenario has nobody called ${about} or ${by}.`);
    const born = bornOn(this.start, person.age, person.birthday);
    const { worker_id, organisation_id } = this.by(by);
    await this.insert('call_backs', {
      call_back_id: uuidv7(),
      place_id: this.placeId,
      asker_id: worker_id,
      organisation_id,
      typed: `${person.name} ${born}`,
      names: nameWords(person.name),
      birth_date: born,
      phone: asker.phone,
      asked_at: this.at(at),
    });
  }

  private at(ago: readonly [number, string]): string {
    return when(this.start, ago).toISOString();
  }

  private by(subject: string): { worker_id: string; organisation_id: string } {
    const worker = this.workers.get(subject);
    if (!worker) throw new Error(`The scenario has no worker ${subject}.`);
    return { worker_id: worker.id, organisation_id: this.organisationId(worker.organisation) };
  }

  private organisationId(name: string): string {
    const id = this.organisations.get(name);
    if (!id) throw new Error(`The scenario has no organisation ${name}.`);
    return id;
  }

  /** Table and column names are written in this file alone; values travel as parameters. */
  private async insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
    const columns = Object.keys(row);
    await this.run(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(row),
    );
  }
}
