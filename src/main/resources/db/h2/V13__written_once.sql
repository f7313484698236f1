-- The embedded database is a file of the program's own process; triggers would keep nobody out who has the file. PostgreSQL has them.
select 1;
