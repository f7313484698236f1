-- What could still follow when a task was done. Whether it has come is seen in the evidence; what was sent back is asked for no longer.
create table later_paper (
  task varchar(64) not null,
  paper varchar(100) not null,
  street varchar(64) not null references street (id),
  subject varchar(64) not null,
  step varchar(255) not null,
  role varchar(64) not null,
  due date not null,
  primary key (task, paper)
);
create index later_paper_subject on later_paper (street, subject);
create index later_paper_role on later_paper (street, role);
