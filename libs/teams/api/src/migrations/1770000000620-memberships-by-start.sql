-- The first membership of a worker in an organisation is the first that the index gives: a page sorts none of them.
drop index memberships_worker;
create index memberships_worker on memberships (worker_id, organisation_id, from_at);
