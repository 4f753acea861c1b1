import { v7 as uuidv7 } from 'uuid';

/** Where a test arranges what it needs: SQL as the migrator. */
export interface Arranges {
  sql<R extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<R[]>;
}

export interface Place {
  readonly placeId: string;
}

export interface Organisation extends Place {
  readonly organisationId: string;
  readonly name: string;
}

/** A worker, for the organisation they act for. */
export interface Worker extends Organisation {
  readonly workerId: string;
  readonly role: string;
}

/** A place of the test's own: what stands in another is out of reach. */
export async function aPlace(database: Arranges, name = 'Millbrook'): Promise<Place> {
  const placeId = uuidv7();
  await database.sql('insert into places (place_id, name, demo) values ($1, $2, true)', [placeId, name]);
  // Tests move the clock by years, and nobody reviews what sharing rests on meanwhile
  await database.sql('update default_bases set review_after_months = null where place_id = $1', [placeId]);
  return { placeId };
}

class OrganisationBuilder {
  private name = 'St Aidan’s';
  private kind = 'anchor';
  private signs = true;
  private isProtected = false;
  private looksAfterPlace = false;
  private issuer: string | null = null;

  called(name: string): this {
    this.name = name;
    return this;
  }
  ofKind(kind: string): this {
    this.kind = kind;
    return this;
  }
  /** A service that is named to its own workers alone. */
  protected(): this {
    this.isProtected = true;
    return this;
  }
  /** Its administrators manage the whole place. */
  lookingAfterThePlace(): this {
    this.looksAfterPlace = true;
    return this;
  }
  /** Its workers sign in there, instead of with passkeys. */
  signingInAt(issuer: string): this {
    this.issuer = issuer;
    return this;
  }
  /** Joined to none of the others by an agreement. */
  withoutAgreement(): this {
    this.signs = false;
    return this;
  }
  async at(database: Arranges, { placeId }: Place): Promise<Organisation> {
    const organisationId = uuidv7();
    await database.sql(
      `insert into organisations (organisation_id, place_id, name, kind, protected_service, looks_after_place, issuer, joined_at)
       values ($1, $2, $3, $4, $5, $6, $7, moment() - interval '5 years')`,
      [organisationId, placeId, this.name, this.kind, this.isProtected, this.looksAfterPlace, this.issuer],
    );
    if (this.signs) await signs(database, { organisationId, placeId });
    return { organisationId, placeId, name: this.name };
  }
}

/** The place's one agreement, in force since long ago, names this organisation too. Its id is the place's. */
async function signs(database: Arranges, { organisationId, placeId }: { organisationId: string; placeId: string }): Promise<void> {
  await database.sql(
    `insert into sharing_agreements (agreement_id, place_id, name, state, from_at) values ($1, $1, 'How the place shares', 'in_force', '2000-01-01Z')
     on conflict (agreement_id) do nothing`,
    [placeId],
  );
  await database.sql('insert into agreement_organisations (organisation_id, agreement_id, place_id) values ($1, $2, $2)', [
    organisationId,
    placeId,
  ]);
}

/** `await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place)` */
export const anOrganisation = (): OrganisationBuilder => new OrganisationBuilder();

class WorkerBuilder {
  private name = 'Priya Nair';
  private phone: string | null = null;
  private jobTitle = 'Worker';
  private role = 'worker';
  private ownRecord: string | null = null;
  private until: string | null = null;

  called(name: string): this {
    this.name = name;
    return this;
  }
  onPhone(phone: string): this {
    this.phone = phone;
    return this;
  }
  workingAs(jobTitle: string): this {
    this.jobTitle = jobTitle;
    return this;
  }
  inRole(role: string): this {
    this.role = role;
    return this;
  }
  /** Keeps the organisation in order. It opens nobody's story. */
  whoAdministers(): this {
    return this.inRole('administrator');
  }
  /** Is a resident too, and this is their record. Two logins with one record are one human. */
  whoIs(personId: string): this {
    this.ownRecord = personId;
    return this;
  }
  /** Left the organisation at an instant, or some time ago. */
  whoLeft(at = '2020-01-01T00:00:00Z'): this {
    this.until = at;
    return this;
  }
  async of(database: Arranges, { organisationId, placeId, name }: Organisation): Promise<Worker> {
    const workerId = uuidv7();
    await database.sql('insert into workers (worker_id, place_id, name, phone, person_id) values ($1, $2, $3, $4, $5)', [
      workerId,
      placeId,
      this.name,
      this.phone,
      this.ownRecord,
    ]);
    const worker = { workerId, organisationId, placeId, role: this.role, name };
    await this.join(database, worker);
    return worker;
  }
  /** The same login in another organisation too. */
  async alsoOf(database: Arranges, { workerId }: Worker, organisation: Organisation): Promise<Worker> {
    const worker = { ...organisation, workerId, role: this.role };
    await this.join(database, worker);
    return worker;
  }
  private async join(database: Arranges, worker: Worker): Promise<void> {
    await database.sql(
      "insert into memberships (membership_id, place_id, worker_id, organisation_id, role, job_title, from_at, until_at) values ($1, $2, $3, $4, $5, $6, moment() - interval '10 years', $7)",
      [uuidv7(), worker.placeId, worker.workerId, worker.organisationId, this.role, this.jobTitle, this.until],
    );
  }
}

/** `await aWorker().called('Priya Nair').workingAs('Link worker').of(database, organisation)` */
export const aWorker = (): WorkerBuilder => new WorkerBuilder();

/** A neighbourhood team with these workers in it, each for the organisation they act for. */
export async function aTeam(database: Arranges, name: string, ...members: readonly Worker[]): Promise<string> {
  const teamId = uuidv7();
  await database.sql('insert into teams (team_id, place_id, name) values ($1, $2, $3)', [teamId, members[0]?.placeId, name]);
  for (const { workerId, organisationId, placeId } of members)
    await database.sql(
      "insert into team_members (team_id, worker_id, organisation_id, place_id, from_at) values ($1, $2, $3, $4, moment() - interval '1 year')",
      [teamId, workerId, organisationId, placeId],
    );
  return teamId;
}
