-- 支付: what is ordered to be paid out of an allocation, and what the bank did with it.

create table payment_order (
    id           uuid           primary key,
    -- What the treasury's file and the bank's answer call it.
    number       varchar(60)    not null unique,
    -- The case that works the payment, and the one whose allocation pays.
    case_number  varchar(40)    not null,
    funded_case  varchar(40)    not null,
    share        varchar(6)     not null check (share in ('CITY', 'COUNTY')),
    county       varchar(12),
    attempt      integer        not null check (attempt > 0),
    amount       numeric(18, 2) not null check (amount > 0),
    payee        varchar(200)   not null check (payee <> ''),
    bank         varchar(200)   not null check (bank <> ''),
    bank_code    varchar(12)    not null,
    account      varchar(60)    not null check (account <> ''),
    purpose      varchar(300)   not null,
    state        varchar(9)     not null check (state in ('ORDERED', 'PAID', 'FAILED', 'RETURNED')),
    -- The bank's number of the payment.
    receipt      varchar(100),
    settled_on   date,
    failure      varchar(500),
    ordered_at   timestamptz    not null,
    ordered_by   varchar(100)   not null,
    -- When it was first given to the bank: no second file holds it unless somebody asks for all again.
    handed_over_at timestamptz,
    settled_at   timestamptz,
    settled_by   varchar(100),
    -- 退票: the bank took back what it had paid; the money is owed again.
    returned_on  date           check (returned_on >= settled_on),
    -- The bank's number of the return.
    return_receipt varchar(100) check (trim(return_receipt) <> ''),
    return_reason varchar(500),
    -- The case that pays it anew.
    goes_on_in   varchar(40),
    returned_at  timestamptz,
    returned_by  varchar(100),
    unique (case_number, attempt),
    check ((share = 'COUNTY') = (county is not null)),
    check ((state = 'ORDERED') = (settled_at is null)),
    check ((state in ('PAID', 'RETURNED')) = (receipt is not null and settled_on is not null)),
    constraint payment_order_returned check ((state = 'RETURNED') = (returned_on is not null and return_receipt is not null
        and return_reason is not null and returned_at is not null and returned_by is not null)),
    check ((state = 'FAILED') = (failure is not null))
);
-- One payment at a time, and never a second one after it was paid and stayed so.
create unique index payment_order_one on payment_order (case_number) where state in ('ORDERED', 'PAID');
-- Nor two of one award and purse that wait at the same time, whichever cases work them.
create unique index payment_order_award on payment_order (funded_case, share) where state = 'ORDERED';
create unique index payment_order_receipt on payment_order (receipt) where receipt is not null;
create unique index payment_order_return on payment_order (return_receipt) where return_receipt is not null;
create index payment_order_funded on payment_order (funded_case, share);
create index payment_order_waiting on payment_order (share, county, ordered_at, id) where state = 'ORDERED';
