-- Types handed in at run time: what one person handed in until another released it or sent it back.
create table type_draft (
  id uuid primary key,
  process varchar(64) not null,
  name varchar(200) not null,
  sha256 varchar(64) not null,
  -- null: it came with a new version of the product
  handed_in_by varchar(64),
  handed_in_at timestamp(3) with time zone not null,
  state varchar(16) not null,
  decided_by varchar(64),
  decided_at timestamp(3) with time zone,
  reason varchar(500),
  deployment varchar(64)
);
create index type_draft_process on type_draft (process, state);

create table type_draft_file (
  draft uuid not null references type_draft (id),
  name varchar(100) not null,
  content text not null,
  primary key (draft, name)
);
