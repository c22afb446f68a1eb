-- Files that applicants and officers attach. The bytes lie in the content-addressed store under their SHA-256.
create table stored_document (
    id uuid primary key,
    case_id uuid not null,
    kind varchar(64) not null,
    name varchar(200) not null,
    media_type varchar(100) not null,
    size_bytes bigint not null check (size_bytes between 1 and 52428800),
    sha256 char(64) not null check (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_by uuid,
    uploader_name varchar(200) not null,
    stored_at timestamptz not null
);
create index stored_document_case on stored_document (case_id, kind, stored_at);
create index stored_document_uploader on stored_document (uploaded_by);
create index stored_document_sha256 on stored_document (sha256);

-- The last number given in each series of a year; a row is locked from its allocation to the end of the transaction.
create table letter_number (
    prefix varchar(20) not null,
    series varchar(20) not null,
    year integer not null check (year between 2000 and 2999),
    last_number integer not null check (last_number > 0),
    primary key (prefix, series, year)
);

create table letter (
    id uuid primary key,
    case_id uuid not null,
    case_number varchar(40) not null,
    kind varchar(40) not null,
    name varchar(200) not null,
    template_version integer not null check (template_version > 0),
    number varchar(80),
    issued_on date not null,
    drafted_at timestamptz not null,
    -- What the letter says, merged and checked, in the decision's transaction.
    data jsonb not null,
    html text not null,
    verification_code varchar(40),
    verification_url varchar(500),
    seal varchar(20) not null check (seal in ('BLANK', 'DEMO', 'ELECTRONIC', 'STAMPED')),
    sealed_at timestamptz,
    -- Set while somebody has an e-seal provider seal it; by real time.
    sealing_until timestamptz,
    seal_failures integer not null default 0 check (seal_failures >= 0),
    -- What the provider said when it failed last; technical.
    seal_trouble varchar(500),
    pdf_sha256 char(64) check (pdf_sha256 ~ '^[0-9a-f]{64}$'),
    stamped_sha256 char(64) check (stamped_sha256 ~ '^[0-9a-f]{64}$'),
    stamped_by varchar(200),
    service varchar(20) check (service in ('ELECTRONIC', 'RECEIPT', 'PROOF_OF_SERVICE')),
    served_on date,
    service_note varchar(500),
    service_recorded_by varchar(200),
    check ((sealed_at is null) = (seal = 'BLANK')),
    check ((stamped_sha256 is null) = (seal <> 'STAMPED')),
    check (seal_trouble is null or seal_failures > 0),
    check ((service is null) = (served_on is null)),
    check (served_on >= issued_on)
);
create index letter_case on letter (case_id, drafted_at);
-- A document number is given once; every version of a registration bears the registration's number.
create unique index letter_number_once on letter (number) where verification_code is null;
create unique index letter_registered on letter (number, verification_code) where verification_code is not null;
create index letter_unsealed on letter (drafted_at) where seal = 'BLANK';
create index letter_seal_failing on letter (drafted_at) where seal = 'BLANK' and seal_failures > 0;
create index letter_pdf on letter (pdf_sha256) where pdf_sha256 is not null;
create index letter_stamped on letter (stamped_sha256) where stamped_sha256 is not null;

-- Stamped copies that were replaced, as they stood: the paper that was handed out by mistake does not disappear.
create table letter_copy (
    letter_id uuid not null references letter,
    sha256 char(64) not null check (sha256 ~ '^[0-9a-f]{64}$'),
    stamped_by varchar(200) not null,
    stamped_at timestamptz not null,
    service varchar(20),
    served_on date,
    service_note varchar(500),
    service_recorded_by varchar(200),
    replaced_by varchar(200) not null,
    replaced_at timestamptz not null,
    reason varchar(500) not null check (length(trim(reason)) > 0),
    primary key (letter_id, replaced_at)
);
create index letter_copy_sha256 on letter_copy (sha256);
create trigger letter_copy_kept before update or delete or truncate on letter_copy
    for each statement execute function refuse_change();
