-- 诚信: what somebody found out about an organisation, entered by one person and confirmed by another.
create table integrity_record (
    id           uuid         primary key,
    uscc         varchar(18)  not null,
    name         varchar(200) not null check (name <> ''),
    kind         varchar(30)  not null check (kind in ('SERIOUS_DISHONESTY', 'JUDGMENT_DEFAULTER', 'ABNORMAL_OPERATION',
        'SERIOUS_VIOLATION', 'RESEARCH_MISCONDUCT', 'OVERDUE_PROJECT', 'OVERDUE_REPORT', 'UNRESOLVED_CLAWBACK',
        'FUNDING_EXCLUSION', 'CREDIT_CHECK')),
    result       varchar(5)   not null check (result in ('PASS', 'WARN', 'BLOCK')),
    -- The list, decision or letter that says so, with its number.
    source       varchar(300) not null check (source <> ''),
    evidence     varchar(2000) not null check (evidence <> ''),
    from_day     date         not null,
    -- The last day; null while nobody knows it.
    to_day       date         check (to_day >= from_day),
    state        varchar(8)   not null check (state in ('ENTERED', 'IN_FORCE', 'REJECTED', 'LIFTING', 'LIFTED')),
    entered_by   uuid         not null,
    entered_name varchar(100) not null,
    entered_at   timestamptz  not null,
    -- The case whose decision proposed it: when that is annulled, the record falls with it.
    decision     varchar(40),
    -- That decision was annulled: the record is lifted and never in force again.
    decision_fell boolean     not null default false check (not decision_fell or decision is not null),
    -- Who let it into force, or rejected it: never who entered it. Null for one that was rejected because its decision fell.
    decided_by   uuid         check (decided_by <> entered_by),
    decided_name varchar(100),
    decided_on   date,
    lift_reason  varchar(500),
    lift_by      uuid,
    lift_name    varchar(100),
    lifted_by    uuid         check (lifted_by <> lift_by),
    lifted_name  varchar(100),
    lifted_on    date,
    note         varchar(500),
    check (not decision_fell or state in ('REJECTED', 'LIFTING', 'LIFTED')),
    check (state <> 'ENTERED' or decided_by is null),
    check (decided_by is not null or state = 'ENTERED' or state = 'REJECTED' and decision is not null),
    check (state not in ('LIFTING', 'LIFTED') or lift_by is not null and lift_reason is not null),
    check ((state = 'LIFTED') = (lifted_by is not null))
);
create index integrity_record_of on integrity_record (uscc, state);
create index integrity_record_decision on integrity_record (decision) where decision is not null;
create index integrity_record_newest on integrity_record (entered_at desc, id);
