-- Whose work passed to whom, from which day on; written when it has passed.
create table handover (
  handover_key varchar(64) primary key,
  street varchar(64) not null references street (id),
  from_account varchar(64) not null,
  from_name varchar(200) not null,
  to_account varchar(64) not null,
  to_name varchar(200) not null,
  valid_from date not null,
  recorded_at timestamp(3) with time zone not null
);
create index handover_street on handover (street, recorded_at);
