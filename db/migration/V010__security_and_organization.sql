-- Accounts, roles, sign-in, tokens; organisations and their people.

CREATE TABLE account (
    id                   uuid         PRIMARY KEY,
    -- Which roles an account may hold at all: case work, design and administration never meet in one account.
    family               varchar(16)  NOT NULL CHECK (family IN ('APPLICANT', 'CASE', 'DESIGN', 'ADMIN')),
    username             varchar(64)  NOT NULL UNIQUE CHECK (username = lower(username) AND username <> ''),
    display_name         varchar(128) NOT NULL,
    email                varchar(254),
    -- When an administrator wrote another address than before: links to set a password wait a week then.
    email_changed_at     timestamptz,
    mobile               varchar(20),
    -- Null: signs in through an identity provider only.
    password_hash        varchar(255),
    must_change_password boolean      NOT NULL DEFAULT false,
    enabled              boolean      NOT NULL DEFAULT true,
    station              varchar(16),
    county               varchar(6),
    city_window          boolean      NOT NULL DEFAULT false,
    locale               varchar(16),
    -- Raised by whatever must end the account's sessions and tokens.
    stamp                integer      NOT NULL DEFAULT 0,
    totp_secret          text,
    totp_confirmed       boolean      NOT NULL DEFAULT false,
    totp_last_step       bigint,
    created_at           timestamptz  NOT NULL,
    created_by           uuid,
    UNIQUE (id, family),
    CHECK (totp_secret IS NOT NULL OR NOT totp_confirmed)
);

CREATE INDEX account_email ON account (lower(email)) WHERE email IS NOT NULL;

CREATE TABLE account_role (
    account    uuid        NOT NULL,
    family     varchar(16) NOT NULL,
    role       varchar(32) NOT NULL,
    granted_at timestamptz NOT NULL,
    granted_by uuid,
    PRIMARY KEY (account, role),
    FOREIGN KEY (account, family) REFERENCES account (id, family) ON UPDATE CASCADE ON DELETE CASCADE,
    CHECK (family = CASE
        WHEN role IN ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR') THEN 'ADMIN'
        WHEN role IN ('FLOW_DESIGNER', 'FLOW_PUBLISHER') THEN 'DESIGN'
        ELSE 'CASE' END),
    CHECK (granted_by IS NULL OR granted_by <> account)
);
-- The three administrators are three people.
CREATE UNIQUE INDEX account_role_one_administration ON account_role (account) WHERE family = 'ADMIN';
CREATE INDEX account_role_by_role ON account_role (role);

CREATE TABLE account_recovery_code (
    account uuid  NOT NULL REFERENCES account ON DELETE CASCADE,
    digest  bytea NOT NULL,
    PRIMARY KEY (account, digest)
);

CREATE TABLE account_identity (
    issuer    varchar(255) NOT NULL,
    subject   varchar(255) NOT NULL,
    account   uuid         NOT NULL REFERENCES account ON DELETE CASCADE,
    linked_at timestamptz  NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX account_identity_account ON account_identity (account);

CREATE TABLE api_token (
    id         uuid        PRIMARY KEY,
    account    uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    digest     bytea       NOT NULL UNIQUE,
    stamp      integer     NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    address    varchar(64),
    agent      varchar(200)
);
CREATE INDEX api_token_account ON api_token (account);

-- Links to set a new password: of use once, until they expire, and while the account's stamp is what it was.
CREATE TABLE password_reset (
    digest     bytea       PRIMARY KEY,
    account    uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    stamp      integer     NOT NULL,
    asked_at   timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > asked_at),
    used_at    timestamptz
);
CREATE INDEX password_reset_account ON password_reset (account, asked_at);

-- One row a sign-in name that was tried, whether or not such an account exists, and where it was tried from; '*' counts
-- those together that the name is not known from.
CREATE TABLE sign_in_failure (
    username     varchar(64) NOT NULL,
    source       varchar(80) NOT NULL,
    failures     integer     NOT NULL,
    locked_until timestamptz,
    last_at      timestamptz NOT NULL,
    PRIMARY KEY (username, source)
);
CREATE INDEX sign_in_failure_last ON sign_in_failure (last_at);

-- Where a name was signed in from.
CREATE TABLE sign_in_source (
    username varchar(64) NOT NULL,
    source   varchar(80) NOT NULL,
    last_at  timestamptz NOT NULL,
    PRIMARY KEY (username, source)
);
CREATE INDEX sign_in_source_last ON sign_in_source (last_at);

-- What an address may still try; it has all its tries back at full_at.
CREATE TABLE address_limit (
    purpose varchar(40) NOT NULL,
    address varchar(64) NOT NULL,
    full_at timestamptz NOT NULL,
    PRIMARY KEY (purpose, address)
);
CREATE INDEX address_limit_full ON address_limit (full_at);

CREATE TABLE security_event (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    kind       varchar(40) NOT NULL,
    account    uuid,
    username   varchar(64),
    actor      uuid,
    actor_name varchar(128),
    address    varchar(64),
    detail     varchar(500)
);
CREATE INDEX security_event_attacks ON security_event (at) WHERE kind = 'SIGN_IN_ATTACKED';
CREATE INDEX security_event_account ON security_event (account, id DESC);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER security_event_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON security_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What officers and auditors read. Kept for three years at least; older rows may be deleted.
CREATE TABLE access_reading (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz  NOT NULL,
    account uuid         NOT NULL,
    reader  varchar(128) NOT NULL,
    what    varchar(16)  NOT NULL,
    subject uuid         NOT NULL,
    label   varchar(200) NOT NULL,
    address varchar(64)
);
CREATE INDEX access_reading_at ON access_reading (at);
CREATE INDEX access_reading_subject ON access_reading (subject, id DESC);

CREATE FUNCTION refuse_change_while_kept() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '3 years' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% keeps its rows', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER access_reading_kept BEFORE UPDATE OR DELETE ON access_reading
    FOR EACH ROW EXECUTE FUNCTION refuse_change_while_kept();
CREATE TRIGGER access_reading_not_emptied BEFORE TRUNCATE ON access_reading
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE organisation (
    id                    uuid         PRIMARY KEY,
    version               bigint       NOT NULL,
    uscc                  varchar(18),
    name                  varchar(200) NOT NULL,
    type                  varchar(16)  NOT NULL,
    status                varchar(16)  NOT NULL CHECK (status IN ('UNVERIFIED', 'VERIFIED', 'DISPLACED')),
    address               varchar(300),
    legal_representative  varchar(100),
    contact_name          varchar(100),
    contact_phone         varchar(30),
    declared_county       varchar(6),
    county                varchar(6),
    electronic_service_at timestamptz,
    internal_approval     boolean      NOT NULL DEFAULT false,
    -- A natural person's number, of a team its leader's: sealed, with a keyed digest for look-up.
    resident_id_sealed    text,
    resident_id_digest    bytea,
    resident_id_masked    varchar(32),
    created_at            timestamptz  NOT NULL,
    created_by            uuid         NOT NULL REFERENCES account,
    verified_at           timestamptz,
    verified_by           uuid REFERENCES account,
    vouched_by            varchar(255),
    -- Why the bureau sent the papers back; null when nothing is open.
    objection             varchar(1000),
    displaced_by          uuid REFERENCES organisation,
    CHECK ((type IN ('TEAM', 'PERSON')) = (uscc IS NULL)),
    CHECK (status <> 'VERIFIED' OR verified_at IS NOT NULL)
);
-- Anybody may claim a credit code; only one claimant is its verified owner.
CREATE UNIQUE INDEX organisation_verified_uscc ON organisation (uscc) WHERE status = 'VERIFIED' AND uscc IS NOT NULL;
-- The same of a natural person as an applicant; of teams a person leads one.
CREATE UNIQUE INDEX organisation_verified_person ON organisation (type, resident_id_digest)
    WHERE status = 'VERIFIED' AND resident_id_digest IS NOT NULL;
CREATE INDEX organisation_uscc ON organisation (uscc);
CREATE INDEX organisation_name ON organisation (name, id);
CREATE INDEX organisation_waiting ON organisation (created_at) WHERE status = 'UNVERIFIED';

-- 取代: one officer proposes it, another confirms or declines.
CREATE TABLE organisation_displacement (
    id            uuid          PRIMARY KEY,
    claimant      uuid          NOT NULL REFERENCES organisation,
    -- What was looked at: both persons decide on the same papers.
    claimant_version bigint     NOT NULL,
    owner         uuid          NOT NULL REFERENCES organisation,
    county        varchar(6)    NOT NULL,
    reason        varchar(1000) NOT NULL,
    state         varchar(10)   NOT NULL CHECK (state IN ('PROPOSED', 'CONFIRMED', 'DECLINED')),
    proposed_by   uuid          NOT NULL REFERENCES account,
    proposed_name varchar(128)  NOT NULL,
    proposed_at   timestamptz   NOT NULL,
    answered_by   uuid REFERENCES account,
    answered_name varchar(128),
    answer        varchar(1000),
    answered_at   timestamptz,
    CHECK (claimant <> owner),
    CHECK ((state = 'PROPOSED') = (answered_at IS NULL)),
    CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
    CHECK (state <> 'CONFIRMED' OR answered_by <> proposed_by),
    CHECK ((state = 'DECLINED') = (answer IS NOT NULL))
);
CREATE UNIQUE INDEX organisation_displacement_open ON organisation_displacement (claimant) WHERE state = 'PROPOSED';

CREATE TABLE organisation_member (
    organisation uuid        NOT NULL REFERENCES organisation,
    account      uuid        NOT NULL REFERENCES account,
    role         varchar(16) NOT NULL CHECK (role IN ('OWNER', 'AGENT', 'VIEWER', 'APPROVER')),
    since        timestamptz NOT NULL,
    PRIMARY KEY (organisation, account, role)
);
CREATE INDEX organisation_member_account ON organisation_member (account);

CREATE TABLE organisation_invitation (
    id           uuid         PRIMARY KEY,
    organisation uuid         NOT NULL REFERENCES organisation,
    digest       bytea        NOT NULL UNIQUE,
    addressee    varchar(254) NOT NULL,
    role         varchar(16)  NOT NULL CHECK (role IN ('OWNER', 'AGENT', 'VIEWER', 'APPROVER')),
    invited_by   uuid         NOT NULL REFERENCES account,
    invited_at   timestamptz  NOT NULL,
    expires_at   timestamptz  NOT NULL,
    accepted_by  uuid REFERENCES account,
    accepted_at  timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX organisation_invitation_open ON organisation_invitation (organisation)
    WHERE accepted_at IS NULL AND revoked_at IS NULL;

CREATE TABLE organisation_change (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation uuid        NOT NULL REFERENCES organisation,
    at           timestamptz NOT NULL,
    kind         varchar(32) NOT NULL,
    actor        uuid,
    actor_name   varchar(128) NOT NULL,
    detail       varchar(1000)
);
CREATE INDEX organisation_change_of ON organisation_change (organisation, id);
CREATE TRIGGER organisation_change_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON organisation_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
