-- The three roles, made by the embedded servers, by docker compose and by
-- `manage.py create_database_roles`. Run it in the GETSAFE database as a role that may create
-- roles; running it again changes nothing. PostgreSQL 16 or newer.
--
--   getsafe_owner       owns the database and migrates it
--   getsafe_app         the web, the workers and ordinary commands; owns nothing
--   getsafe_statistics  may look into the schema `statistics` only; nobody signs in as it
--
-- What each may do to a table is granted after every migration (getsafe/databases.py).
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['getsafe_owner', 'getsafe_app', 'getsafe_statistics'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format(
                'CREATE ROLE %I %s', wanted,
                CASE wanted WHEN 'getsafe_statistics' THEN 'NOLOGIN' ELSE 'LOGIN' END
            );
        END IF;
    END LOOP;
    -- A managed server's administrator is no superuser and must be a member to hand over.
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        EXECUTE format('GRANT getsafe_owner TO %I', current_user);
    END IF;
    EXECUTE format('ALTER DATABASE %I OWNER TO getsafe_owner', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    -- On solid disks a look-up by index costs little more than reading on. And the statements are
    -- short: compiling one takes longer than running it.
    EXECUTE format('ALTER DATABASE %I SET random_page_cost = 1.1', current_database());
    EXECUTE format('ALTER DATABASE %I SET jit = off', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO getsafe_app', current_database());
    -- A temporary table of the name of a history table would get the rows meant for that.
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM getsafe_app', current_database());
END $$;

-- INHERIT FALSE: the app role has these rights only inside a transaction that asks for them.
GRANT getsafe_statistics TO getsafe_app WITH INHERIT FALSE, SET TRUE;
GRANT getsafe_statistics TO getsafe_owner WITH INHERIT FALSE, SET TRUE;
-- So that tests, connected as the owner, can prove what the app role may do.
GRANT getsafe_app TO getsafe_owner WITH INHERIT FALSE, SET TRUE;
