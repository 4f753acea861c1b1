-- When a membership ends, so does what the worker had of people for that organisation, however it was ended. Their own words stay, and so does what is logged.

grant update (until_at) on involvements, lead_workers to alongside_policy;

create function end_what_a_leaver_had() returns trigger language plpgsql as $$
begin
  if exists (select from memberships m where m.worker_id = new.worker_id and m.organisation_id = new.organisation_id
    and m.from_at <= new.until_at and (m.until_at is null or new.until_at < m.until_at)) then
    return null; -- another membership there goes on
  end if;
  update involvements i set until_at = new.until_at
    where i.worker_id = new.worker_id and i.organisation_id = new.organisation_id and (i.until_at is null or new.until_at < i.until_at);
  update lead_workers l set until_at = new.until_at
    where l.worker_id = new.worker_id and l.organisation_id = new.organisation_id and (l.until_at is null or new.until_at < l.until_at);
  return null;
end $$;
create trigger memberships_leaver after update of until_at on memberships for each row
  when (new.until_at is not null and new.until_at is distinct from old.until_at) execute function end_what_a_leaver_had();
