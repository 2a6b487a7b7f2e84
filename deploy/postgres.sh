#!/bin/sh
# The service's role and its database, when PostgreSQL's cluster is made. The role is no superuser, since row-level security holds
# none; and the superuser has no password afterwards, so that nobody is it over the network.
set -eu
psql --username postgres --set ON_ERROR_STOP=1 --set password="$POSTGRES_PASSWORD" <<'END'
CREATE ROLE anpai LOGIN PASSWORD :'password';
CREATE DATABASE anpai OWNER anpai;
ALTER ROLE postgres PASSWORD NULL;
END
