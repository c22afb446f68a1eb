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
    check ((state in ('GRANTED', 'REFUSED')) = (decision is not null)),
    -- Where somebody's own hand is examined the product sees to it, and nobody decides.
    check ((decided_by is null) = (decision is null) or state = 'GRANTED' and origin = 'SYSTEM')
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

-- A name as it counts when there is no code: one spelling of letters, brackets, dots and blanks, as the product's code has it.
create function plain_name(t text) returns text
    language sql immutable parallel safe as
    $$ select lower(translate(regexp_replace(normalize(t, NFKC), '[\t\n\v\f\r \u1680\u2028\u2029]', '', 'g'),
        '[〔【〈]〕】〉•・‧∙', '(((())))····')) $$;

-- 关系申报: organisations that an officer, or somebody close to the officer, belongs to.
create table officer_relation (
    id           uuid         not null primary key,
    account      uuid         not null references account,
    -- Null for start-up teams and natural persons, which have none: the name counts.
    uscc         varchar(18),
    -- Of the organisation; of a team its own or its leader's.
    name         varchar(200) not null check (name <> ''),
    relation     varchar(10)  not null check (relation in ('OWN', 'SPOUSE', 'LINEAL', 'COLLATERAL', 'IN_LAW', 'OTHER')),
    note         varchar(500),
    -- From which day on, as far as the officer says so; null for ever.
    since_day    date,
    declared_at  timestamptz  not null,
    ended_at     timestamptz
);
create unique index officer_relation_once on officer_relation (account, coalesce(uscc, plain_name(name)), relation)
    where ended_at is null;
create index officer_relation_of_organisation on officer_relation (uscc, account) where ended_at is null;
create index officer_relation_of_name on officer_relation (plain_name(name)) where ended_at is null and uscc is null;
create index organisation_plain_name on organisation (plain_name(name)) where uscc is null;
create index organisation_plain_leader on organisation (plain_name(legal_representative)) where uscc is null;

-- Which registered organisations the relations that last are with.
create view related_organisation (relation, account, organisation) as
    select r.id, r.account, o.id from officer_relation r join organisation o on o.uscc = r.uscc where r.ended_at is null
    union all
    select r.id, r.account, o.id
    from officer_relation r
        join organisation o on plain_name(r.name) in (plain_name(o.name), plain_name(o.legal_representative))
    where r.ended_at is null and r.uscc is null and o.uscc is null;

-- Who may do nothing on which case: while a recusal waits or holds, and as long as a declared relation lasts.
create view standing_aside (account, case_id, why) as
    select person, case_id, state from recusal where state in ('PROPOSED', 'GRANTED')
    union all
    select r.account, c.id, 'RELATED' from related_organisation r join case_file c on c.applicant = r.organisation
    union all
    select r.account, p.case_id, 'RELATED' from related_organisation r join case_party p on p.organisation = r.organisation
    union all
    -- A firm stands back as a whole.
    select m.account, c.id, 'RELATED'
    from related_organisation r
        join organisation_member own on own.account = r.account
        join organisation_member m on m.organisation = own.organisation
        join case_file c on c.firm = m.organisation and c.decided_at is null
    where m.account <> r.account
        and (c.applicant = r.organisation
            or exists (select from case_party p where p.case_id = c.id and p.organisation = r.organisation))
    union all
    -- Those whom the firm's work concerns need be neither registered nor parties of the case, such as a contract's buyer.
    select m.account, c.id, 'RELATED'
    from officer_relation r
        join organisation_member own on own.account = r.account
        join organisation_member m on m.organisation = own.organisation
        join case_file c on c.firm = m.organisation and c.decided_at is null
    where r.ended_at is null and r.uscc = any (c.firm_concerns);
