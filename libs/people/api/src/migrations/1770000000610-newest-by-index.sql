-- The newest of each is the first that its index gives: a page sorts none of them.
create index safe_contacts_newest on safe_contacts (person_id, said_at desc, safe_contact_id desc);
create index communication_needs_newest on communication_needs (person_id, said_at desc, communication_need_id desc);
create index lead_workers_newest on lead_workers (person_id, from_at desc);
drop index what_matters_newest;
create index what_matters_newest on what_matters (person_id, said_at desc, what_matters_id desc);
