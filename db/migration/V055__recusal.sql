-- 回避: who stands back from which case, and what became void by it.

create table recusal (
    id             uuid          not null primary key,
    case_id        uuid          not null references case_file,
    person         uuid          not null references account,
    person_name    varchar(200)  not null,
    origin         varchar(6)    not null check (origin in ('SELF', 'PARTY', 'OTHER', 'SYSTEM')),
    reason         varchar(1000) not null check (reason <> ''),
    -- Who applied; null when the product proposed it.
    applicant      uuid,
    applicant_name varchar(200),
    -- The party that applied; null for officers.
    organisation   uuid,
    applied_at     timestamptz   not null,
    due_on         date          not null,
    state          varchar(8)    not null check (state in ('PROPOSED', 'GRANTED', 'REFUSED', 'LAPSED')),
    -- Never the person whom it is about.
    decided_by     uuid          check (decided_by <> person),
    decided_name   varchar(200),
    decision       varchar(1000),
    -- 党组会纪要: what a leader's own recusal was decided by.
    minutes        varchar(100),
    decided_at     timestamptz,
    check ((applicant is null) = (origin = 'SYSTEM')),
    check (origin <> 'SELF' or applicant = person),
    check ((organisation is not null) = (origin = 'PARTY')),
    check ((state = 'PROPOSED') = (decided_at is null)),
    check ((state in ('GRANTED', 'REFUSED')) = (decided_by is not null)),
    check ((decided_by is null) = (decision is null))
);
create unique index recusal_one on recusal (case_id, person) where state in ('PROPOSED', 'GRANTED');
-- A party asks once about a person: what was refused is not asked again to gain time.
create unique index recusal_of_party on recusal (case_id, person, organisation) where origin = 'PARTY';
create index recusal_of_person on recusal (person, case_id) where state in ('PROPOSED', 'GRANTED');
create index recusal_waiting on recusal (due_on, id) where state = 'PROPOSED';
create index recusal_newest on recusal (applied_at desc, id desc);

-- 作废: acts that stay in the record and prove nothing any more.
create table act_void (
    case_id    uuid        not null,
    seq        integer     not null,
    recusal    uuid        not null references recusal,
    voided_at  timestamptz not null,
    -- The act with which another person examined it anew and stands for it.
    upheld_by  integer,
    primary key (case_id, seq),
    foreign key (case_id, seq) references act (case_id, seq),
    foreign key (case_id, upheld_by) references act (case_id, seq)
);

-- 关系申报: organisations that an officer, or somebody close to the officer, belongs to.
create table officer_relation (
    id           uuid         not null primary key,
    account      uuid         not null references account,
    uscc         varchar(18)  not null,
    name         varchar(200) not null check (name <> ''),
    relation     varchar(10)  not null check (relation in ('OWN', 'SPOUSE', 'LINEAL', 'COLLATERAL', 'IN_LAW', 'OTHER')),
    note         varchar(500),
    declared_at  timestamptz  not null,
    ended_at     timestamptz
);
create unique index officer_relation_once on officer_relation (account, uscc, relation) where ended_at is null;
create index officer_relation_of_organisation on officer_relation (uscc, account) where ended_at is null;

-- Who may do nothing on which case: while a recusal waits or holds, and as long as a declared relation lasts.
create view standing_aside (account, case_id, why) as
    select person, case_id, state from recusal where state in ('PROPOSED', 'GRANTED')
    union all
    select r.account, c.id, 'RELATED'
    from officer_relation r join organisation o on o.uscc = r.uscc join case_file c on c.applicant = o.id
    where r.ended_at is null
    union all
    select r.account, p.case_id, 'RELATED'
    from officer_relation r join organisation o on o.uscc = r.uscc join case_party p on p.organisation = o.id
    where r.ended_at is null
    union all
    -- A firm stands back as a whole.
    select m.account, c.id, 'RELATED'
    from officer_relation r join organisation o on o.uscc = r.uscc
        join organisation_member own on own.account = r.account
        join organisation_member m on m.organisation = own.organisation
        join case_file c on c.firm = m.organisation and c.decided_at is null
    where r.ended_at is null and m.account <> r.account
        and (c.applicant = o.id or exists (select from case_party p where p.case_id = c.id and p.organisation = o.id))
    union all
    -- Those whom the firm's work concerns need be neither registered nor parties of the case, such as a contract's buyer.
    select m.account, c.id, 'RELATED'
    from officer_relation r
        join organisation_member own on own.account = r.account
        join organisation_member m on m.organisation = own.organisation
        join case_file c on c.firm = m.organisation and c.decided_at is null
    where r.ended_at is null and r.uscc = any (c.firm_concerns);
