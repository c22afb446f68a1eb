-- 登记簿: certificates and their state.

-- The last number given by a station in a year; a row is locked from its allocation to the end of the transaction.
create table certificate_number (
    station_part char(6) not null check (station_part ~ '^[0-9]{6}$'),
    year         integer not null check (year between 2000 and 2999),
    last_number  integer not null check (last_number between 1 and 999999),
    primary key (station_part, year)
);

create table certificate (
    id                  uuid           not null primary key,
    registration_number varchar(16)    not null check (registration_number ~ '^[0-9]{14}([0-9]{2})?$'),
    -- An amendment makes a new version under the same number.
    version             integer        not null default 1 check (version > 0),
    source              varchar(10)    not null check (source in ('NATIONAL', 'LOCAL')),
    case_id             uuid           not null references case_file,
    case_number         varchar(40)    not null,
    -- Where the case belonged when it was decided.
    station             varchar(20),
    county              varchar(12),
    city                varchar(12)    not null,
    verification_code   varchar(8)     not null check (verification_code ~ '^[2-9A-HJ-NP-Z]{8}$'),
    -- What the certificate states; facts of the case may change later, this does not.
    title               varchar(300)   not null,
    category            varchar(40)    not null,
    sub_kind            varchar(40),
    contract_amount     numeric(18, 2) not null check (contract_amount > 0),
    technical_amount    numeric(18, 2) not null check (technical_amount > 0),
    amount_provisional  boolean        not null,
    seller_name         varchar(300)   not null,
    seller_uscc         varchar(18),
    buyers              jsonb          not null check (jsonb_array_length(buyers) > 0),
    buyer_names         text           not null,
    sign_date           date           not null,
    effective_from      date           not null,
    effective_to        date           not null,
    -- Day of the registration: that of the first version, whenever it was amended.
    registered_on       date           not null,
    issued_on           date           not null,
    state               varchar(12)    not null check (state in
        ('PENDING_SEAL', 'VALID', 'AMENDED', 'CANCELLED', 'REVOKED')),
    state_since         date           not null,
    letter_id           uuid           not null unique references letter,
    search              text generated always as
        (lower(registration_number || ' ' || case_number || ' ' || title || ' ' || seller_name || ' ' || buyer_names)) stored,
    unique (registration_number, version),
    unique (case_id, version),
    check (registered_on <= issued_on and (version > 1 or registered_on = issued_on)),
    check (technical_amount <= contract_amount),
    check (sign_date <= effective_from and effective_from <= effective_to),
    check (state_since >= issued_on)
);
-- Of a contract's versions one at most can be relied on.
create unique index certificate_living_once on certificate (registration_number) where state in ('PENDING_SEAL', 'VALID');
-- A number belongs to one contract for ever.
create unique index certificate_number_once on certificate (registration_number) where version = 1;
create index certificate_of_station on certificate (coalesce(station, city), issued_on desc, id desc);
create index certificate_of_county on certificate (coalesce(county, city), issued_on desc, id desc);
create index certificate_of_city on certificate (city, issued_on desc, id desc);
-- Whose contracts they are, for whatever rests on them.
create index certificate_seller on certificate (seller_uscc) where seller_uscc is not null;
create index certificate_buyers on certificate using gin (buyers jsonb_path_ops);
create index certificate_search on certificate using gin (bigrams(search));

-- What was certified stays as it was written; only the state moves on, and no certificate disappears.
create function keep_certificate() returns trigger language plpgsql as
$$
begin
    -- The generated column is computed after this trigger.
    if to_jsonb(new) - '{state,state_since,search}'::text[] <> to_jsonb(old) - '{state,state_since,search}'::text[] then
        raise exception 'a certificate does not change, it gets a new version';
    end if;
    if old.state in ('CANCELLED', 'REVOKED') and new.state <> old.state
        or old.state = 'AMENDED' and new.state in ('PENDING_SEAL', 'VALID')
        or old.state = 'VALID' and new.state = 'PENDING_SEAL' then
        raise exception 'a certificate that is % does not become %', old.state, new.state;
    end if;
    return new;
end
$$;
create trigger certificate_kept before update on certificate for each row execute function keep_certificate();
create trigger certificate_not_deleted before delete on certificate for each row execute function refuse_change();
create trigger certificate_not_emptied before truncate on certificate for each statement execute function refuse_change();
