-- 技术转移机构、技术经纪人、创新券服务机构: who is listed, since when, on what ground, and what became of it.

create table intermediary (
    id                 uuid         primary key,
    number             varchar(40)  not null unique,
    kind               varchar(8)   not null check (kind in ('AGENCY', 'BROKER', 'PROVIDER')),
    -- Natural persons are organisations of their own.
    organisation       uuid         not null,
    name               varchar(200) not null check (name <> ''),
    -- Null for a natural person.
    uscc               varchar(18),
    county             varchar(12),
    -- Codes of technical fields.
    fields             varchar(4)[] not null check (cardinality(fields) > 0),
    services           varchar(500) not null,
    -- Of a broker: the certificate behind the entry.
    level              varchar(12)  check (level in ('JUNIOR', 'INTERMEDIATE', 'SENIOR')),
    certificate_number varchar(60),
    issuer             varchar(200),
    employer           varchar(200),
    employer_uscc      varchar(18),
    state              varchar(9)   not null check (state in ('LISTED', 'SUSPENDED', 'DELISTED', 'LAPSED')),
    listed_on          date         not null,
    -- The last day; null where an entry has none.
    valid_to           date         check (valid_to >= listed_on),
    ended_on           date,
    -- Struck off because it ought not to have been listed from this day on; null where it was right while it lasted.
    void_from          date         check (void_from is null or state = 'DELISTED' and void_from between listed_on and ended_on),
    case_number        varchar(40)  not null,
    check ((kind = 'BROKER') = (level is not null and certificate_number is not null and issuer is not null and valid_to is not null)),
    check ((state in ('DELISTED', 'LAPSED')) = (ended_on is not null))
);
create unique index intermediary_one on intermediary (kind, organisation) where state in ('LISTED', 'SUSPENDED');
create unique index intermediary_certificate on intermediary (certificate_number) where state in ('LISTED', 'SUSPENDED');
create index intermediary_list on intermediary (listed_on desc, id desc);
create index intermediary_employer on intermediary (employer_uscc) where state in ('LISTED', 'SUSPENDED');
create index intermediary_of on intermediary (organisation);
create index intermediary_lapsing on intermediary (valid_to) where state in ('LISTED', 'SUSPENDED');

-- The last number given, by kind and year; a row is locked until its entry is there.
create table intermediary_sequence (
    prefix varchar(20) primary key,
    last   integer     not null check (last > 0)
);

-- What happened to an entry, and why.
create table intermediary_event (
    id           bigint        generated always as identity primary key,
    intermediary uuid          not null references intermediary,
    what         varchar(10)   not null check (what in ('LISTED', 'RENEWED', 'SUSPENDED', 'RESUMED', 'DELISTED', 'LAPSED')),
    on_day       date          not null,
    case_number  varchar(40),
    -- Empty where the entry itself is reason enough.
    reason       varchar(2000) not null
);
create index intermediary_event_of on intermediary_event (intermediary, id);
create trigger intermediary_event_kept before update or delete or truncate on intermediary_event
    for each statement execute function refuse_change();

-- 年度考核: once a year.
create table intermediary_assessment (
    intermediary uuid        not null references intermediary,
    year         integer     not null check (year between 2000 and 2999),
    grade        varchar(9)  not null check (grade in ('EXCELLENT', 'QUALIFIED', 'FAILED')),
    decided_on   date        not null,
    case_number  varchar(40) not null unique,
    primary key (intermediary, year)
);

-- 促成的交易: a registered contract is credited to one agency, and to one broker, unless they agreed to share it.
create table intermediary_deal (
    id                  uuid           primary key,
    registration_number varchar(40)    not null,
    kind                varchar(8)     not null check (kind in ('AGENCY', 'BROKER')),
    title               varchar(500)   not null,
    technical_amount    numeric(18, 2) not null check (technical_amount >= 0),
    -- 实际到账: what the seller has received of it, on which rewards are measured.
    received_amount     numeric(18, 2) not null check (received_amount > 0),
    split_agreement     varchar(300)   check (split_agreement <> ''),
    credited_on         date           not null,
    credited_by         varchar(100)   not null,
    unique (registration_number, kind)
);

create table intermediary_share (
    deal         uuid          not null references intermediary_deal,
    intermediary uuid          not null references intermediary,
    percent      numeric(5, 2) not null check (percent > 0 and percent <= 100),
    -- A party of the contract itself, or its employee: counts, and gets no reward.
    affiliated   boolean       not null,
    primary key (deal, intermediary)
);
create index intermediary_share_of on intermediary_share (intermediary);

-- Σ = 100 %, and no share beside another without the agreement that says so; looked at when the transaction ends.
create function shares_make_a_whole() returns trigger language plpgsql as
$$
declare
    of_deal uuid := coalesce(to_jsonb(new) ->> 'deal', to_jsonb(new) ->> 'id')::uuid;
    total   numeric;
    holders integer;
begin
    select coalesce(sum(percent), 0), count(*) into total, holders from intermediary_share where deal = of_deal;
    if total <> 100 then
        raise exception 'shares of deal % make % %%', of_deal, total using errcode = 'check_violation';
    end if;
    if holders > 1 and exists (select from intermediary_deal where id = of_deal and split_agreement is null) then
        raise exception 'deal % is shared without an agreement', of_deal using errcode = 'check_violation';
    end if;
    if exists (select from intermediary_share s join intermediary i on i.id = s.intermediary
               join intermediary_deal d on d.id = s.deal where s.deal = of_deal and i.kind <> d.kind) then
        raise exception 'deal % is credited across kinds', of_deal using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create constraint trigger intermediary_deal_whole after insert or update on intermediary_deal
    deferrable initially deferred for each row execute function shares_make_a_whole();
create constraint trigger intermediary_share_whole after insert or update on intermediary_share
    deferrable initially deferred for each row execute function shares_make_a_whole();
create trigger intermediary_share_kept before delete or truncate on intermediary_share
    for each statement execute function refuse_change();
create trigger intermediary_deal_kept before delete or truncate on intermediary_deal
    for each statement execute function refuse_change();

-- 投诉: of an entry, answered once.
create table intermediary_complaint (
    id           uuid          primary key,
    intermediary uuid          not null references intermediary,
    received_on  date          not null,
    source       varchar(200)  not null check (source <> ''),
    content      varchar(2000) not null check (content <> ''),
    entered_by   varchar(100)  not null,
    upheld       boolean,
    answer       varchar(2000),
    answered_on  date,
    answered_by  varchar(100),
    check ((upheld is null) = (answer is null) and (upheld is null) = (answered_on is null) and (upheld is null) = (answered_by is null))
);
create index intermediary_complaint_of on intermediary_complaint (intermediary, received_on desc, id);
