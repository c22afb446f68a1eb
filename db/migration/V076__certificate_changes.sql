-- What becomes of a registration: amendment, deregistration, revocation, and the income verified on it.

create table certificate_change (
    id                   uuid           not null primary key,
    registration_number  varchar(16)    not null,
    kind                 varchar(10)    not null check (kind in ('AMENDED', 'CANCELLED', 'REVOKED')),
    case_id              uuid           not null unique references case_file,
    case_number          varchar(40)    not null,
    changed_on           date           not null,
    old_version          integer        not null,
    new_version          integer,
    old_contract_amount  numeric(18, 2) not null,
    old_technical_amount numeric(18, 2) not null,
    -- Nothing is left of a registration that ended.
    new_contract_amount  numeric(18, 2) not null,
    new_technical_amount numeric(18, 2) not null,
    reason               varchar(2000)  not null check (length(trim(reason)) > 0),
    -- A version is replaced or ended once: of two decisions at the same moment one wins.
    unique (registration_number, old_version),
    foreign key (registration_number, old_version) references certificate (registration_number, version),
    foreign key (registration_number, new_version) references certificate (registration_number, version),
    check ((kind = 'AMENDED') = (new_version is not null)),
    check (new_version = old_version + 1),
    check (kind = 'AMENDED' or new_contract_amount = 0 and new_technical_amount = 0)
);
create unique index certificate_change_ends_once on certificate_change (registration_number) where kind <> 'AMENDED';
create trigger certificate_change_kept before update or delete or truncate on certificate_change
    for each statement execute function refuse_change();

-- 技术性收入核定: what was verified of a contract's technical income so far, never more than its technical amount.
create table technical_income (
    registration_number varchar(16)    not null primary key,
    technical_amount    numeric(18, 2) not null,
    verified            numeric(18, 2) not null default 0 check (verified >= 0),
    constraint technical_income_within_amount check (verified <= technical_amount)
);

create table technical_income_entry (
    case_id             uuid           not null primary key references case_file,
    case_number         varchar(40)    not null,
    registration_number varchar(16)    not null references technical_income,
    paid_on             date           not null,
    received            numeric(18, 2) not null check (received > 0),
    verified            numeric(18, 2) not null check (verified > 0),
    verified_on         date           not null,
    check (verified <= received)
);
create index technical_income_of on technical_income_entry (registration_number, verified_on);
create trigger technical_income_entry_kept before update or delete or truncate on technical_income_entry
    for each statement execute function refuse_change();
