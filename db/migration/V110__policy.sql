-- 政策表: what public money there is for what, and under which clause. Published rows may be closed, and nothing else.

create table policy_table (
    id           uuid         primary key,
    city         varchar(60)  not null,
    key          varchar(60)  not null check (key ~ '^[A-Z][A-Z0-9_]{2,59}$'),
    title_zh     varchar(200) not null check (title_zh <> ''),
    title_en     varchar(200) not null check (title_en <> ''),
    policy_group varchar(60)  not null check (policy_group <> ''),
    mode         varchar(20)  not null check (mode in ('APPLY', 'AUTO_GRANT', 'COMPETITIVE', 'AS_YOU_GO', 'NONE')),
    share        varchar(10)  not null check (share in ('CITY', 'COUNTY')),
    created_at   timestamptz  not null,
    created_by   varchar(100) not null,
    unique (city, key)
);

create table policy_version (
    policy       uuid         not null references policy_table,
    version      integer      not null check (version > 0),
    dmn          text         not null,
    tests        text         not null,
    -- Came with the product; every other one has two people.
    shipped      boolean      not null,
    note         varchar(2000),
    published_at timestamptz  not null,
    published_on date         not null,
    submitted_by varchar(100),
    approved_by  varchar(100),
    primary key (policy, version),
    check (shipped = (submitted_by is null) and shipped = (approved_by is null)),
    check (approved_by <> submitted_by),
    check (not shipped or version = 1)
);
create trigger policy_version_append_only before update or delete or truncate on policy_version
    for each statement execute function refuse_change();

-- A row as it was first published. It has one end, which may be brought forward once.
create table policy_row (
    policy          uuid        not null,
    id              varchar(100) not null,
    since           integer     not null,
    valid_from      date,
    valid_to        date,
    document_number varchar(200),
    article         varchar(200),
    -- By the name of the column, as the cells have it; what any answer meets is left out.
    conditions      jsonb       not null,
    results         jsonb       not null,
    closed_in       integer,
    primary key (policy, id),
    foreign key (policy, since) references policy_version,
    foreign key (policy, closed_in) references policy_version,
    check (valid_to >= valid_from),
    check (closed_in > since)
);

create function policy_row_may_only_close() returns trigger language plpgsql as
$$
declare
    published date;
begin
    if old.closed_in is not null then
        raise exception 'policy row % is closed', old.id using errcode = 'check_violation';
    end if;
    if (new.policy, new.id, new.since, new.valid_from, new.document_number, new.article, new.conditions, new.results)
        is distinct from
       (old.policy, old.id, old.since, old.valid_from, old.document_number, old.article, old.conditions, old.results) then
        raise exception 'policy row % is published', old.id using errcode = 'check_violation';
    end if;
    select published_on into published from policy_version where policy = new.policy and version = new.closed_in;
    if published is null or new.valid_to is null or new.valid_to < published
        or new.valid_to >= coalesce(old.valid_to, 'infinity') then
        raise exception 'policy row % may only end earlier, and not in the past', old.id
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger policy_row_only_closes before update on policy_row
    for each row execute function policy_row_may_only_close();
create trigger policy_row_stays before delete or truncate on policy_row
    for each statement execute function refuse_change();

-- Changes of tables: at most one open a table, the ended ones stay.
create table policy_draft (
    id           uuid         primary key,
    policy       uuid         not null references policy_table,
    -- Counts what was written; whoever has seen another one writes nothing.
    revision     bigint       not null,
    based_on     integer,
    state        varchar(16)  not null
        check (state in ('EDITING', 'SUBMITTED', 'APPROVED', 'PUBLISHED', 'DISCARDED')),
    dmn          text         not null,
    tests        text         not null,
    -- Documents that come with it, as they were entered.
    documents    text         not null default '[]',
    started_at   timestamptz  not null,
    started_by   varchar(100) not null,
    changed_at   timestamptz  not null,
    changed_by   varchar(100) not null,
    note         varchar(2000),
    valid_from   date,
    submitted_at timestamptz,
    submitted_by varchar(100),
    judged_at    timestamptz,
    judged_by    varchar(100),
    reason       varchar(2000),
    published    integer,
    foreign key (policy, published) references policy_version,
    check (state not in ('SUBMITTED', 'APPROVED', 'PUBLISHED') or submitted_by is not null),
    -- Nobody lets his own change into force, whatever the program thinks.
    check (state not in ('APPROVED', 'PUBLISHED') or (judged_by is not null and judged_by <> submitted_by)),
    check ((state = 'PUBLISHED') = (published is not null))
);
create unique index policy_draft_open on policy_draft (policy) where state in ('EDITING', 'SUBMITTED', 'APPROVED');

create table policy_draft_author (
    draft    uuid         not null references policy_draft,
    username varchar(100) not null,
    primary key (draft, username)
);

create function policy_draft_needs_a_second_person() returns trigger language plpgsql as
$$
begin
    if exists (select 1 from policy_draft_author where draft = new.id and username = new.judged_by) then
        raise exception 'policy draft % was judged by one of its authors', new.id using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger policy_draft_second_person before update on policy_draft
    for each row when (new.state in ('APPROVED', 'PUBLISHED'))
    execute function policy_draft_needs_a_second_person();

create table policy_event (
    id         bigint generated always as identity primary key,
    at         timestamptz  not null,
    kind       varchar(20)  not null,
    policy     uuid         not null references policy_table,
    draft      uuid         references policy_draft,
    actor      varchar(100) not null,
    actor_name varchar(128) not null,
    detail     varchar(2000)
);
create index policy_event_policy on policy_event (policy, id desc);
create trigger policy_event_append_only before update or delete or truncate on policy_event
    for each statement execute function refuse_change();
