-- The key that an account shares with a telephone, and the last half minute whose code was taken: a code is good once.
create table second_factor (
  account varchar(64) primary key,
  shared_key varchar(64) not null,
  last_step bigint not null
);
