-- Plain SQL that H2 and PostgreSQL both read. The engine keeps its own tables.

-- Register: what a thing is. Whatever a report prints is dated twice: valid_from (the day from which it is so) and
-- recorded_at (the moment from which it was known); the newest row by both is in force, none is changed.
create table street (
  id varchar(64) primary key,
  name varchar(200) not null,
  code varchar(16) not null unique
);

create table project (
  id uuid primary key,
  project_key varchar(64) not null,
  street varchar(64) not null references street (id),
  list_year integer not null,
  number varchar(8) not null,
  promise varchar(1000) not null,
  category varchar(100),
  office varchar(200),
  leader varchar(200),
  valid_from date not null,
  recorded_at timestamp(3) with time zone not null,
  unique (project_key, valid_from, recorded_at)
);
create index project_list on project (street, list_year);

create table part (
  part_key varchar(64) primary key,
  project_key varchar(64) not null,
  street varchar(64) not null references street (id),
  ordinal integer not null,
  name varchar(200) not null,
  type varchar(100) not null,
  recorded_at timestamp(3) with time zone not null
);
create index part_project on part (project_key);

create table indicator_word (
  id uuid primary key,
  part_key varchar(64) not null references part (part_key),
  indicator varchar(100) not null,
  name varchar(100) not null,
  unit varchar(20) not null,
  recorded_at timestamp(3) with time zone not null
);
create index indicator_word_part on indicator_word (part_key);

create table commitment (
  id uuid primary key,
  project_key varchar(64) not null,
  ordinal integer not null,
  words varchar(200) not null,
  operator varchar(16) not null,
  low numeric(19, 4),
  high numeric(19, 4),
  unit varchar(20) not null,
  part_key varchar(64),
  milestone varchar(100),
  indicator varchar(100),
  deadline date,
  valid_from date not null,
  recorded_at timestamp(3) with time zone not null
);
create index commitment_project on commitment (project_key);

create table site (
  id uuid primary key,
  site_key varchar(64) not null,
  street varchar(64) not null references street (id),
  name varchar(200) not null,
  neighbourhood varchar(100),
  valid_from date not null,
  recorded_at timestamp(3) with time zone not null,
  unique (site_key, valid_from, recorded_at)
);
create index site_key_of on site (site_key);

create table site_claim (
  id uuid primary key,
  site_key varchar(64) not null,
  part_key varchar(64) not null references part (part_key),
  recorded_at timestamp(3) with time zone not null,
  unique (site_key, part_key)
);
create index site_claim_part on site_claim (part_key);

-- Ledger: what happened, and when. Only inserted.
create table fact (
  id varchar(24) primary key,
  street varchar(64) not null,
  kind varchar(20) not null,
  subject varchar(64) not null,
  phase varchar(100),
  word varchar(100),
  amount numeric(19, 4),
  unit varchar(20),
  approximator varchar(4),
  dimension varchar(100),
  text varchar(4000),
  happened_from date not null,
  happened_to date not null,
  happened_precision varchar(16) not null,
  refers varchar(24),
  refers_hash varchar(64),
  carried boolean not null,
  needs_signature boolean not null,
  actor varchar(64) not null,
  actor_role varchar(64),
  recorded_at timestamp(3) with time zone not null,
  definition varchar(255) not null,
  instance varchar(64) not null,
  element varchar(255) not null,
  activity varchar(255),
  task varchar(64),
  evidence varchar(4000) not null,
  hash varchar(64) not null
);
create index fact_subject on fact (subject, street);
create index fact_refers on fact (refers);
create index fact_task on fact (task);
create index fact_recorded on fact (street, recorded_at);

create table seal (
  street varchar(64) not null,
  seq bigint not null,
  fact_id varchar(24) not null unique,
  sealed_at timestamp(3) with time zone not null,
  hash varchar(64) not null,
  primary key (street, seq)
);

create table ledger_head (
  street varchar(64) primary key references street (id),
  seq bigint not null,
  hash varchar(64) not null,
  sealed_until timestamp(3) with time zone not null
);

-- Evidence: the files themselves lie outside the database, by hash.
create table evidence (
  id uuid primary key,
  street varchar(64) not null,
  task varchar(64) not null,
  sha256 varchar(64) not null,
  paper varchar(100) not null,
  file_name varchar(255) not null,
  media_type varchar(100) not null,
  size bigint not null,
  uploaded_by varchar(64) not null,
  uploaded_at timestamp(3) with time zone not null,
  unique (task, sha256, paper)
);
create index evidence_hash on evidence (sha256);

-- One answer for each key a program sent, written with the effect it speaks of.
create table idempotency (
  actor varchar(64) not null,
  idempotency_key varchar(200) not null,
  request_hash varchar(64) not null,
  response varchar(4000) not null,
  recorded_at timestamp(3) with time zone not null,
  primary key (actor, idempotency_key)
);
