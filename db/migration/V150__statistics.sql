-- 统计: what was registered counts in months, and a month that was closed stays as it was.

-- Every change of what a registration counts, whoever made it. The entries of a registration add up to what it counts now.
create table statistical_entry (
    id                  bigint         generated always as identity primary key,
    registration_number varchar(16)    not null,
    -- Ours, or registered elsewhere by its seller and verified here.
    origin              varchar(9)     not null check (origin in ('REGISTER', 'ELSEWHERE')),
    kind                varchar(9)     not null check (kind in ('CERTIFIED', 'AMENDED', 'ENDED')),
    -- The day of the certificate, of the new version or of the end: the month in which it is reported.
    counts_on           date           not null,
    month               date           not null generated always as
        (make_date(extract(year from counts_on)::integer, extract(month from counts_on)::integer, 1)) stored,
    -- The day on which it held here: sealed, verified, decided.
    recorded_on         date           not null,
    count_change        integer        not null check (count_change between -1 and 1),
    amount_change       numeric(18, 2) not null,
    technical_change    numeric(18, 2) not null,
    -- Where a reader finds it: the first version's certificate, or the contract registered elsewhere.
    page                uuid           not null,
    title               varchar(300)   not null,
    category            varchar(40)    not null,
    -- 技术领域, first two digits; null where nobody asked for it.
    field               varchar(2),
    -- The county unit in whose area it was registered; null for the city's own and for what was registered elsewhere.
    county              varchar(12),
    seller_name         varchar(300)   not null,
    seller_uscc         varchar(18),
    seller_region       varchar(6),
    seller_country      varchar(3),
    -- The first buyer that the contract names: a contract counts once.
    buyer_name          varchar(300)   not null,
    buyer_uscc          varchar(18),
    buyer_region        varchar(6),
    buyer_country       varchar(3),
    check (recorded_on >= counts_on),
    check ((kind = 'CERTIFIED') = (count_change = 1)),
    check ((kind = 'ENDED') = (count_change = -1))
);
create index statistical_entry_month on statistical_entry (month, id);
create index statistical_entry_of on statistical_entry (registration_number, origin, kind);
create trigger statistical_entry_kept before update or delete or truncate on statistical_entry
    for each statement execute function refuse_change();

-- Waits for entries that are being written, for a role that may not lock a table it cannot change.
create function hold_statistical_entries() returns void language plpgsql security definer set search_path = public as
$$
begin
    lock table statistical_entry in share mode;
end
$$;

-- Certificates count once they are sealed, whichever way that came about. A version that waits for its seal leaves the one
-- before it counting.
create function count_certificate() returns trigger language plpgsql as
$$
declare
    first_version certificate;
    counted       record;
    kept          statistical_entry;
    facts         jsonb;
    here          boolean := new.state = 'VALID';
begin
    select coalesce(sum(count_change), 0) number, coalesce(sum(amount_change), 0) amount,
           coalesce(sum(technical_change), 0) technical
    into counted from statistical_entry where registration_number = new.registration_number and origin = 'REGISTER';
    if not here and counted.number = 0 then
        return null;
    end if;
    select * into first_version from certificate where registration_number = new.registration_number and version = 1;
    -- What it was first counted as: an amendment moves no figure from one line to another.
    select * into kept from statistical_entry
    where registration_number = new.registration_number and origin = 'REGISTER' order by id limit 1;
    if kept.id is null then
        select f.facts into facts from case_file f where f.id = first_version.case_id;
        kept.category := new.category;
        kept.field := left(nullif(facts ->> 'techField2', ''), 2);
        kept.seller_region := left(nullif(facts #>> '{seller,regionCode}', ''), 6);
        kept.seller_country := left(nullif(facts #>> '{seller,countryCode}', ''), 3);
        kept.buyer_region := left(nullif(facts #>> '{buyers,0,regionCode}', ''), 6);
        kept.buyer_country := left(nullif(facts #>> '{buyers,0,countryCode}', ''), 3);
        kept.seller_name := new.seller_name;
        kept.seller_uscc := new.seller_uscc;
        kept.buyer_name := left(coalesce(new.buyers #>> '{0,name}', new.buyer_names), 300);
        kept.buyer_uscc := left(new.buyers #>> '{0,uscc}', 18);
    end if;
    insert into statistical_entry (registration_number, origin, kind, counts_on, recorded_on, count_change, amount_change,
        technical_change, page, title, category, field, county, seller_name, seller_uscc, seller_region, seller_country,
        buyer_name, buyer_uscc, buyer_region, buyer_country)
    select new.registration_number, 'REGISTER',
        case when not here then 'ENDED' when counted.number = 0 then 'CERTIFIED' else 'AMENDED' end,
        case when here then new.issued_on else new.state_since end, greatest(new.state_since, new.issued_on),
        case when here then 1 else 0 end - counted.number,
        case when here then new.contract_amount else 0 end - counted.amount,
        case when here then new.technical_amount else 0 end - counted.technical,
        first_version.id, new.title, kept.category, kept.field, first_version.county, kept.seller_name, kept.seller_uscc,
        kept.seller_region, kept.seller_country, kept.buyer_name, kept.buyer_uscc, kept.buyer_region, kept.buyer_country;
    return null;
end
$$;
create trigger certificate_counted_when_made after insert on certificate
    for each row when (new.state = 'VALID') execute function count_certificate();
create trigger certificate_counted after update of state on certificate
    for each row when (new.state <> old.state and new.state in ('VALID', 'CANCELLED', 'REVOKED'))
    execute function count_certificate();

-- What was registered elsewhere counts from the day on which somebody verified it.
create function count_external_contract() returns trigger language plpgsql as
$$
declare
    sign integer := case when new.state = 'VERIFIED' then 1 else -1 end;
begin
    insert into statistical_entry (registration_number, origin, kind, counts_on, recorded_on, count_change, amount_change,
        technical_change, page, title, category, seller_name, seller_uscc, seller_region, buyer_name, buyer_uscc,
        buyer_region)
    select new.registration_number, 'ELSEWHERE', case when sign = 1 then 'CERTIFIED' else 'ENDED' end,
        case when sign = 1 then new.registered_on else new.checked_on end, greatest(new.checked_on, new.registered_on),
        sign, sign * new.contract_amount, sign * new.technical_amount, new.id, new.title, new.category,
        new.seller_name, new.seller_uscc, new.seller_region, new.buyer_name, new.buyer_uscc,
        -- The county is a verified field, never read from the code.
        (select o.county from organisation o where o.uscc = new.buyer_uscc and o.status = 'VERIFIED');
    return null;
end
$$;
create trigger external_contract_counted after update of state on external_contract
    for each row when (new.state <> old.state and new.state in ('VERIFIED', 'ENDED'))
    execute function count_external_contract();

-- 月度定格: what was known of a month when it was closed.
create table statistical_closing (
    month       date         primary key check (extract(day from month) = 1),
    closed_on   date         not null,
    closed_at   timestamptz  not null,
    -- Null when it closed by itself.
    closed_by   uuid,
    closed_name varchar(100) not null,
    -- Entries of the month up to this one are in its figures, later ones are not.
    last_entry  bigint       not null,
    check (closed_on > month)
);

create table statistical_figure (
    month     date           not null references statistical_closing,
    measure   varchar(10)    not null check (measure in ('REGISTERED', 'ABSORBED')),
    -- Code of the county unit; empty for what belongs to none.
    county    varchar(12)    not null,
    number    integer        not null,
    amount    numeric(18, 2) not null,
    technical numeric(18, 2) not null,
    primary key (month, measure, county)
);

-- Figures come with their closing, in the same transaction, and none is added afterwards.
create function refuse_late_figure() returns trigger language plpgsql as
$$
begin
    if not exists (select from statistical_closing c
                   where c.month = new.month and c.xmin::text = (pg_current_xact_id()::xid)::text) then
        raise exception 'the figures of a closed month do not change: adjust them';
    end if;
    return new;
end
$$;
create trigger statistical_figure_with_closing before insert on statistical_figure
    for each row execute function refuse_late_figure();

-- 调整: what has to be added to a closed figure, or taken from it, by whom and why.
create table statistical_adjustment (
    id               bigint         generated always as identity primary key,
    month            date           not null references statistical_closing,
    measure          varchar(10)    not null check (measure in ('REGISTERED', 'ABSORBED')),
    county           varchar(12)    not null,
    count_change     integer        not null,
    amount_change    numeric(18, 2) not null,
    technical_change numeric(18, 2) not null,
    reason           varchar(500)   not null check (trim(reason) <> ''),
    made_on          date           not null,
    made_at          timestamptz    not null,
    made_by          uuid           not null,
    made_name        varchar(100)   not null,
    check (count_change <> 0 or amount_change <> 0 or technical_change <> 0)
);
create index statistical_adjustment_month on statistical_adjustment (month, id);

-- 年度目标: the newest one holds.
create table statistical_target (
    id        bigint         generated always as identity primary key,
    year      integer        not null check (year between 2000 and 2999),
    measure   varchar(10)    not null check (measure in ('REGISTERED', 'ABSORBED')),
    -- Code of the county unit, or of the city for the target of all.
    area      varchar(12)    not null,
    amount    numeric(18, 2) not null check (amount > 0),
    -- The document that sets it.
    reference varchar(200)   not null check (trim(reference) <> ''),
    set_on    date           not null,
    set_at    timestamptz    not null,
    set_by    uuid           not null,
    set_name  varchar(100)   not null
);
create index statistical_target_of on statistical_target (year, measure, area, id desc);

create trigger statistical_closing_kept before update or delete or truncate on statistical_closing
    for each statement execute function refuse_change();
create trigger statistical_figure_kept before update or delete or truncate on statistical_figure
    for each statement execute function refuse_change();
create trigger statistical_adjustment_kept before update or delete or truncate on statistical_adjustment
    for each statement execute function refuse_change();
create trigger statistical_target_kept before update or delete or truncate on statistical_target
    for each statement execute function refuse_change();
