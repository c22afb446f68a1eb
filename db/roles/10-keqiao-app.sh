#!/bin/sh
# Run once by the database's container: the role that the product runs as. What it may do, each migration grants anew.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$KEQIAO_APP_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE keqiao_app LOGIN PASSWORD :'password';
SQL
