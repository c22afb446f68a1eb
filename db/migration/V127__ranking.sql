-- 竞争性项目: who competes for an item in a year, and the signed sheet that ranks them.

create table competitor (
    case_number varchar(40)  primary key,
    item        varchar(60)  not null check (item <> ''),
    year        integer      not null check (year between 2000 and 2999),
    applicant   varchar(200) not null,
    title       varchar(300) not null,
    received_at timestamptz  not null
);
create index competitor_of on competitor (item, year, received_at);

create table ranking (
    id           uuid         primary key,
    item         varchar(60)  not null check (item <> ''),
    year         integer      not null check (year between 2000 and 2999),
    -- The minutes or the document of the assessment, with its number.
    reference    varchar(300) not null check (reference <> ''),
    -- The signed sheet; without it nothing is confirmed.
    sheet        uuid,
    state        varchar(8)   not null check (state in ('ENTERED', 'IN_FORCE', 'REJECTED', 'REPLACED')),
    entered_by   uuid         not null,
    entered_name varchar(100) not null,
    entered_at   timestamptz  not null,
    -- Who compared it with the signed sheet: never who entered it.
    decided_by   uuid         check (decided_by <> entered_by),
    decided_name varchar(100),
    decided_on   date,
    note         varchar(500),
    check ((state = 'ENTERED') = (decided_by is null)),
    check (state not in ('IN_FORCE', 'REPLACED') or sheet is not null)
);
create unique index ranking_once on ranking (item, year) where state = 'IN_FORCE';
create index ranking_newest on ranking (entered_at desc, id);

create table ranking_place (
    ranking     uuid          not null references ranking,
    place       integer       not null check (place > 0),
    case_number varchar(40)   not null references competitor,
    score       numeric(5, 2) not null check (score between 0 and 100),
    -- What breaks a tie: points for the indicators, then the part that the applicant pays itself.
    indicators  numeric(5, 2) not null check (indicators between 0 and 100),
    own_funds   numeric(5, 4) not null check (own_funds between 0 and 1),
    primary key (ranking, place),
    unique (ranking, case_number)
);

-- A place is what was entered: a mistake is rejected, or replaced by another sheet.
create function keep_ranking_place() returns trigger language plpgsql as
$$
begin
    raise exception 'a place of a ranking does not change';
end
$$;
create trigger keep_ranking_place before update or delete on ranking_place
    for each row execute function keep_ranking_place();
