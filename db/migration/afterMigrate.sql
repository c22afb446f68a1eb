-- What the role that the product runs as may do, where there is one (docs/operations.md, "Two roles of the database").
-- Migrations run as the owner, who alone could take a trigger away: whoever gets at the running product cannot rewrite the
-- record.
DO
$$
DECLARE
    kept text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'keqiao_app') THEN
        RETURN;
    END IF;
    -- Nodes that start together must not grant at the same moment.
    PERFORM pg_advisory_xact_lock(hashtextextended('keqiao_app', 53));
    GRANT USAGE ON SCHEMA public TO keqiao_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO keqiao_app;
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO keqiao_app;
    REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM keqiao_app;
    FOREACH kept IN ARRAY ARRAY ['act', 'audit_check', 'security_event', 'organisation_change', 'access_reading',
        'ledger_move', 'allocation_cap', 'policy_version', 'policy_event', 'notice_change',
        'publicity_lead', 'statistical_entry', 'statistical_closing', 'statistical_figure', 'statistical_adjustment',
        'statistical_target', 'red_letter', 'reviewed_red_letter_error', 'policy_document', 'policy_document_version',
        'policy_document_alert'] LOOP
        EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM keqiao_app', kept);
    END LOOP;
    REVOKE INSERT, UPDATE, DELETE ON ledger_kind FROM keqiao_app;
    -- Letters are sealed and served after they are issued; they never go.
    REVOKE DELETE ON letter FROM keqiao_app;
END
$$;
