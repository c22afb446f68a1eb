-- 政策文件: the documents that items rest on, as far as they are known. What a document says of itself is never overwritten: who
-- knows more adds a version.

create table policy_document (
    id   uuid         primary key,
    city varchar(60)  not null,
    -- The number where it had one when it was entered.
    key  varchar(100) not null check (key <> ''),
    unique (city, key)
);

create table policy_document_version (
    document      uuid         not null references policy_document,
    version       integer      not null check (version > 0),
    -- Nobody has verified what is null.
    number        varchar(200),
    title_zh      varchar(300) not null check (title_zh <> ''),
    title_en      varchar(300) not null check (title_en <> ''),
    issuer        varchar(200),
    level         varchar(10)  check (level in ('NATION', 'PROVINCE', 'CITY', 'COUNTY')),
    issued_on     date,
    valid_from    date,
    valid_to      date,
    -- Known to hold no more, nobody knows since when.
    lapsed        boolean      not null,
    supersedes    uuid         references policy_document,
    -- The one that it supersedes goes on with the rest.
    in_part       boolean      not null,
    abolished_on  date,
    abolished_by  uuid         references policy_document,
    note_zh       varchar(500) not null,
    note_en       varchar(500) not null,
    -- Which item takes whose place from its first day: [{"item": …, "replaces": …}].
    successions   jsonb        not null,
    published_at  timestamptz  not null,
    -- Null for what came with the product.
    submitted_by  varchar(100),
    approved_by   varchar(100),
    primary key (document, version),
    check (valid_to >= valid_from),
    check (supersedes <> document and abolished_by <> document),
    check (supersedes is not null or not in_part),
    check (not lapsed or (valid_to is null and abolished_on is null)),
    check (abolished_on is not null or abolished_by is null),
    check ((submitted_by is null) = (approved_by is null)),
    check (approved_by <> submitted_by)
);
create trigger policy_document_version_append_only before update or delete or truncate on policy_document_version
    for each statement execute function refuse_change();

-- Who was told that a document ends: once for each of the two days, again when its end has moved.
create table policy_document_alert (
    document uuid        not null references policy_document,
    ends_on  date        not null,
    days     integer     not null check (days in (90, 30)),
    told_at  timestamptz not null,
    primary key (document, ends_on, days)
);
