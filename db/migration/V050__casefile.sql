-- Pairs of neighbouring characters, lower case: an index on them finds two Chinese characters anywhere in a text,
-- where trigrams would scan.
create function bigrams(t text) returns text[]
    language sql immutable strict parallel safe
    return (select coalesce(array_agg(distinct substr(lower(t), i, 2)), '{}')
            from generate_series(1, greatest(length(t) - 1, 0)) as i);

create table case_file (
    id                     uuid         not null primary key,
    case_number            varchar(40)  unique,
    matter                 varchar(80)  not null,
    -- Of the form while it is a draft, of the running definition afterwards.
    matter_version         integer      not null,
    status                 varchar(20)  not null check (status in
        ('DRAFT', 'SUBMITTED', 'CORRECTION', 'ACCEPTED', 'DECIDED_POSITIVE', 'DECIDED_NEGATIVE', 'REFUSED_INTAKE',
         'WITHDRAWN', 'DEEMED_WITHDRAWN', 'CLOSED')),
    stage                  varchar(60),
    title                  varchar(300) not null default '',
    -- Natural persons apply as an organisation of their own.
    applicant              uuid         not null,
    applicant_name         varchar(200) not null,
    station                varchar(20),
    county                 varchar(12),
    city                   varchar(12)  not null,
    -- The outside firm that it was given to, such as for an audit.
    firm                   uuid references organisation,
    -- Credit codes of those whom its work concerns, registered here or not: whoever is close to one does none of it.
    firm_concerns          varchar(18)[] not null default '{}',
    legal_basis            varchar(40),
    rules_as_of            date,
    received_on            date,
    accepted_on            date,
    accepted_deemed        boolean      not null default false,
    decided_at             timestamptz,
    submission             integer      not null default 0,
    correction_round       integer      not null default 0,
    -- Why every limit of the case stands, those that begin meanwhile too, such as a ruling's number; null while they run.
    stands_for             varchar(500),
    -- What the applicant edits; the submissions keep what was sent.
    answers                jsonb        not null default '{}',
    -- The newest value of each key, whoever wrote it.
    facts                  jsonb        not null default '{}',
    -- Length and end of the chain of acts: without them nobody would miss the last act.
    acts                   integer      not null default 0,
    head                   char(64)     not null default repeat('0', 64),
    -- Null for a case that the product itself opened for the office.
    started_by             uuid,
    at_counter             boolean      not null default false,
    -- 依职权: the office began it on its own initiative; the applicant is the one whom it concerns.
    by_office              boolean      not null default false,
    linked_to              uuid references case_file,
    -- Who applied is known to those only who examine it: an objection to what others get.
    confidential           boolean      not null default false,
    -- When the people of a draft were told that it will be removed.
    fading_told_at         timestamptz,
    version                integer      not null default 0,
    created_at             timestamptz  not null,
    updated_at             timestamptz  not null,
    search                 text generated always as
        (lower(coalesce(case_number, '') || ' ' || title || ' ' || applicant_name)) stored,
    check ((status = 'DRAFT') = (case_number is null)),
    check ((status = 'DRAFT') = (submission = 0)),
    check ((submission = 0) = (received_on is null)),
    check (status <> 'ACCEPTED' or accepted_on is not null),
    check (not by_office or not at_counter),
    check (started_by is not null or by_office),
    check ((decided_at is not null) = (status not in ('DRAFT', 'SUBMITTED', 'CORRECTION', 'ACCEPTED')))
);
-- 关联: further cases whose people stand back from this one, and the other way round: what an objection is about, what is
-- decided together.
create table case_tie (
    case_id uuid not null references case_file on delete cascade,
    other   uuid not null references case_file on delete cascade,
    primary key (case_id, other)
);
create index case_tie_back on case_tie (other, case_id);

create index case_file_of_applicant on case_file (applicant, created_at desc, id desc);
-- By the expressions of CaseAccess: a case without an office of its own belongs to the city's window.
create index case_file_of_station on case_file (coalesce(station, city), created_at desc, id desc)
    where status <> 'DRAFT';
create index case_file_of_county on case_file (coalesce(county, city), created_at desc, id desc)
    where status <> 'DRAFT';
create index case_file_of_firm on case_file (firm, created_at desc, id desc)
    where firm is not null and decided_at is null;
create index case_file_of_city on case_file (city, created_at desc, id desc) where status <> 'DRAFT';
create index case_file_drafts on case_file (started_by, created_at desc, id desc) where status = 'DRAFT';
create index case_file_untouched on case_file (updated_at) where status = 'DRAFT';
create index case_file_waiting on case_file (applicant) where status = 'CORRECTION';
create index case_file_links on case_file (linked_to) where linked_to is not null;
create index case_file_decided on case_file (matter, decided_at desc, id desc) where decided_at is not null;
create index case_file_under_way on case_file (id) where status in ('SUBMITTED', 'CORRECTION', 'ACCEPTED');
create index case_file_search on case_file using gin (bigrams(search));

-- One row a kind of number; the update's lock makes the series gapless.
create table case_number_series (
    kind    varchar(8)  not null,
    region  varchar(12) not null,
    year    integer     not null,
    last_no integer     not null check (last_no > 0),
    primary key (kind, region, year)
);

create table submission (
    id                uuid         not null primary key,
    case_id           uuid         not null references case_file,
    number            integer      not null check (number > 0),
    answers           jsonb        not null,
    documents         jsonb        not null,
    form_id           varchar(120) not null,
    form_version      integer      not null,
    -- Null where the product opened the case by itself.
    submitted_by      uuid,
    submitted_by_name varchar(200) not null,
    submitted_at      timestamptz  not null,
    idempotency_key   varchar(200) not null,
    answered_status   varchar(20)  not null,
    unique (case_id, number),
    unique (case_id, idempotency_key)
);

create table act (
    id             uuid         not null primary key,
    case_id        uuid         not null references case_file,
    seq            integer      not null check (seq > 0),
    prev_hash      char(64)     not null,
    hash           char(64)     not null,
    kind           varchar(10)  not null check (kind in ('STEP', 'SEAT', 'ACTION', 'COMMAND', 'SYSTEM')),
    name           varchar(200) not null,
    name_en        varchar(200),
    account_id     uuid,
    actor          varchar(100) not null,
    actor_name     varchar(200) not null,
    on_behalf_of   uuid,
    on_behalf_name varchar(200),
    duty           varchar(20),
    form_id        varchar(120),
    round          integer      not null default 0,
    submission     integer      not null,
    answers        jsonb        not null,
    outcome        varchar(80),
    outcome_kind   varchar(10),
    outcome_zh     varchar(200),
    outcome_en     varchar(200),
    opinion        text,
    internal       boolean      not null,
    rules          jsonb        not null,
    output         jsonb        not null,
    client_ip      varchar(60),
    at             timestamptz  not null,
    unique (case_id, seq)
);
create index act_of_account on act (account_id, at desc, id desc) where account_id is not null;
create index act_duties on act (case_id) where duty is not null;
create index act_on_behalf on act (on_behalf_of) where on_behalf_of is not null;

create trigger act_append_only before update or delete on act
    for each row execute function refuse_change();
create trigger act_not_emptied before truncate on act
    for each statement execute function refuse_change();

create table case_party (
    case_id      uuid         not null references case_file,
    role         varchar(40)  not null,
    position     integer      not null default 0,
    organisation uuid         not null,
    name         varchar(200) not null,
    primary key (case_id, role, position)
);
create index case_party_organisation on case_party (organisation);

-- When each stage was first reached: what the applicant is shown never runs backwards.
create table case_stage (
    case_id uuid        not null references case_file,
    stage   varchar(60) not null,
    at      timestamptz not null,
    primary key (case_id, stage)
);

-- Which submission a stored document came with, and with which it was set aside.
create table case_document (
    document_id uuid    not null primary key,
    case_id     uuid    not null references case_file,
    submission  integer not null,
    removed_in  integer,
    -- An officer's own papers, such as an expert's opinion, are not the applicant's to see.
    internal    boolean not null default false,
    check (removed_in > submission)
);
create index case_document_of_case on case_document (case_id);

create table correction (
    id           uuid        not null primary key,
    case_id      uuid        not null references case_file,
    round        integer     not null check (round > 0),
    state        varchar(10) not null check (state in ('PENDING', 'OPEN', 'ANSWERED', 'LAPSED')),
    requested_by varchar(100) not null,
    requested_at timestamptz not null,
    due_on       date,
    answered_by  integer,
    unique (case_id, round),
    check ((state = 'ANSWERED') = (answered_by is not null))
);
create unique index correction_one_at_a_time on correction (case_id) where state in ('PENDING', 'OPEN');
create table correction_item (
    correction_id uuid          not null references correction on delete cascade,
    position      integer       not null,
    field         varchar(200),
    document      varchar(60),
    text          varchar(2000) not null,
    -- True when it stood there already when the last notice was sent, which should have named it.
    late          boolean       not null,
    primary key (correction_id, position),
    check ((field is null) <> (document is null))
);

-- 内部审批: what a member prepared, laid before the organisation's own approver.
create table internal_approval (
    id             uuid         not null primary key,
    case_id        uuid         not null references case_file on delete cascade,
    state          varchar(10)  not null check (state in ('WAITING', 'APPROVED', 'RETURNED', 'TAKEN_BACK')),
    requested_by   uuid         not null,
    requested_name varchar(200) not null,
    note           varchar(1000),
    requested_at   timestamptz  not null,
    answered_by    uuid,
    answered_name  varchar(200),
    reason         varchar(1000),
    answered_at    timestamptz,
    check ((state = 'WAITING') = (answered_at is null)),
    check ((answered_at is null) = (answered_by is null)),
    check ((state = 'RETURNED') = (reason is not null))
);
create index internal_approval_of_case on internal_approval (case_id, requested_at);
create unique index internal_approval_one_at_a_time on internal_approval (case_id) where state = 'WAITING';

-- Which part of the promised limit was told, once a round.
create table clock_reminder (
    case_id uuid        not null references case_file,
    round   integer     not null,
    percent integer     not null check (percent in (60, 80, 100)),
    at      timestamptz not null,
    primary key (case_id, round, percent)
);

-- Each verification of all chains. The root is a Merkle root over the ends of the chains: printed or kept elsewhere it
-- proves later that no chain was written anew from its beginning.
create table audit_check (
    id         uuid        not null primary key,
    at         timestamptz not null,
    started_by varchar(100) not null,
    cases      bigint      not null,
    acts       bigint      not null,
    root       char(64)    not null,
    breaks     jsonb       not null,
    violations jsonb       not null
);
create index audit_check_newest on audit_check (at desc, id desc);
create trigger audit_check_append_only before update or delete on audit_check
    for each row execute function refuse_change();
create trigger audit_check_not_emptied before truncate on audit_check
    for each statement execute function refuse_change();
