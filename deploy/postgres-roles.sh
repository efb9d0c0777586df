#!/bin/sh
# Runs once, when the PostgreSQL container makes its database: the three roles and their passwords.
set -eu
: "${GETSAFE_APP_PASSWORD:?}" "${GETSAFE_OWNER_PASSWORD:?}"
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    --file /getsafe/database_roles.sql
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --quiet \
    --set app="$GETSAFE_APP_PASSWORD" --set owner="$GETSAFE_OWNER_PASSWORD" <<'SQL'
ALTER ROLE getsafe_app PASSWORD :'app';
ALTER ROLE getsafe_owner PASSWORD :'owner';
SQL
