-- 奖补批次: applications whose money is reserved wait for a batch, and what the batch decided about each.

create table batch_candidate (
    application   varchar(40)    primary key,
    item          varchar(60)    not null,
    item_name     varchar(200)   not null,
    policy_group  varchar(60)    not null,
    applicant     varchar(200)   not null,
    county        varchar(12),
    city_amount   numeric(18, 2) not null check (city_amount > 0),
    county_amount numeric(18, 2) not null check (county_amount >= 0),
    accepted_on   date           not null,
    queued_at     timestamptz    not null
);
create index batch_candidate_order on batch_candidate (policy_group, accepted_on, application);

create table subsidy_batch_line (
    batch         varchar(40)    not null,
    application   varchar(40)    not null,
    item_name     varchar(200)   not null,
    applicant     varchar(200)   not null,
    county        varchar(12),
    city_amount   numeric(18, 2) not null check (city_amount > 0),
    county_amount numeric(18, 2) not null check (county_amount >= 0),
    state         varchar(9)     not null check (state in
        ('PROPOSED', 'DEFERRED', 'REFUSED', 'RETURNED', 'APPROVED', 'SHOWN', 'CONTESTED', 'CLEARED', 'STOPPED', 'AWARDED', 'WITHDRAWN')),
    -- Why it does not go on.
    reason        varchar(1000),
    changed_at    timestamptz    not null,
    primary key (batch, application)
);
-- An application is in one batch at a time, and awarded once.
create unique index subsidy_batch_line_one on subsidy_batch_line (application)
    where state in ('PROPOSED', 'APPROVED', 'SHOWN', 'CONTESTED', 'CLEARED', 'AWARDED');
-- What became of it last.
create index subsidy_batch_line_last on subsidy_batch_line (application, changed_at desc);
