-- Fences between tenants are PostgreSQL's; whoever can open the file can read it.
SELECT 1;
