-- What a person or a role was called until it got another name; what nobody renamed has no row.
create table former_name (
  kind varchar(10) not null,
  id varchar(64) not null,
  name varchar(520) not null,
  until timestamp(3) with time zone not null
);
create index former_name_id on former_name (id);
