-- 红字发票: what became known of invoices after money was awarded on them.

create table red_letter (
    id          uuid           primary key,
    -- Both in one spelling, as in funding_ground.
    invoice     varchar(40)    not null check (invoice <> ''),
    red_letter  varchar(40)    not null check (red_letter <> '' and red_letter <> invoice),
    amount      numeric(18, 2) not null check (amount > 0),
    -- 价税合计 of the cancelled invoice as it was looked up; null where what the applicant typed stands.
    invoice_amount numeric(18, 2) check (invoice_amount > 0 and amount <= invoice_amount),
    issued_on   date           not null,
    -- How the bureau learned of it.
    source      varchar(500)   not null check (trim(source) <> ''),
    -- The application at which it was recorded.
    case_number varchar(40)    not null,
    recorded_by varchar(100)   not null,
    recorded_at timestamptz    not null,
    entered_by  uuid           not null,
    -- How often it had been entered in error before.
    errors      integer        not null check (errors >= 0),
    -- It cancels one invoice, and is entered once: anew only after the entry before was found to be an error.
    unique (red_letter, errors)
);
create index red_letter_of on red_letter (invoice);

create trigger red_letter_append_only before update or delete or truncate on red_letter
    for each statement execute function refuse_change();

-- What the reviews of applications say: of each its latest word, since a review may be done anew.
create table reviewed_red_letter (
    id             uuid           primary key,
    case_number    varchar(40)    not null,
    invoice        varchar(40)    not null check (invoice <> ''),
    red_letter     varchar(40)    not null check (red_letter <> '' and red_letter <> invoice),
    amount         numeric(18, 2) not null check (amount > 0),
    invoice_amount numeric(18, 2) check (invoice_amount > 0),
    found_by       varchar(100)   not null,
    -- Account of who found it; null of the system.
    entered_by     uuid,
    found_at       timestamptz    not null,
    unique (case_number, invoice, red_letter)
);
create index reviewed_red_letter_of on reviewed_red_letter (invoice);

-- 登记有误: found by a second person. The entry stays and counts for nothing.
create table red_letter_error (
    entry    uuid         primary key references red_letter (id),
    reason   varchar(500) not null check (trim(reason) <> ''),
    found_by uuid         not null,
    found_at timestamptz  not null
);

create trigger red_letter_error_append_only before update or delete or truncate on red_letter_error
    for each statement execute function refuse_change();

-- The same of what a review found that is over, and can say nothing else any more.
create table reviewed_red_letter_error (
    entry    uuid         primary key references reviewed_red_letter (id),
    reason   varchar(500) not null check (trim(reason) <> ''),
    found_by uuid         not null,
    found_at timestamptz  not null
);

create trigger reviewed_red_letter_error_append_only before update or delete or truncate on reviewed_red_letter_error
    for each statement execute function refuse_change();
