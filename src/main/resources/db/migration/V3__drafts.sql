-- What is filled into a checklist before it is handed in: one row a place, gone once the task is done.
create table task_draft (
  task varchar(64) not null,
  item varchar(200) not null,
  street varchar(64) not null references street (id),
  ticked boolean not null,
  filled varchar(20000) not null,
  changed_by varchar(64) not null,
  changed_at timestamp(3) with time zone not null,
  primary key (task, item)
);

-- A photograph may belong to one row of a checklist; then the same file may be given to several rows.
drop index evidence_hash;
alter table evidence rename to evidence_before;
create table evidence (
  id uuid primary key,
  street varchar(64) not null,
  task varchar(64) not null,
  item varchar(200) default '' not null,
  sha256 varchar(64) not null,
  paper varchar(100) not null,
  file_name varchar(255) not null,
  media_type varchar(100) not null,
  size bigint not null,
  uploaded_by varchar(64) not null,
  uploaded_at timestamp(3) with time zone not null,
  unique (task, item, sha256, paper)
);
insert into evidence (id, street, task, sha256, paper, file_name, media_type, size, uploaded_by, uploaded_at)
  select id, street, task, sha256, paper, file_name, media_type, size, uploaded_by, uploaded_at from evidence_before;
drop table evidence_before;
create index evidence_hash on evidence (sha256);
