-- 绩效评价: what the receiver of a subsidy reports of it in the year after its payment, and whether it came in time.
create table performance_report (
    id           uuid        primary key,
    -- The paid application, which reports once, and its applicant.
    application  varchar(40) not null unique,
    organisation uuid        not null,
    -- The case that asks for the report.
    case_number  varchar(40) not null unique,
    opened_on    date        not null,
    -- When the receiver was told that the day comes near; null before.
    reminded_on  date,
    -- Since when the report is overdue: a warning against its organisation until it comes, or nobody waits any more.
    overdue_on   date        check (overdue_on >= opened_on),
    reported_on  date        check (reported_on >= opened_on),
    grade        varchar(9)  check (grade in ('EXCELLENT', 'GOOD', 'FAIR', 'POOR')),
    ended_on     date        check (ended_on >= opened_on),
    check (grade is null or reported_on is not null)
);
create index performance_report_overdue on performance_report (organisation)
    where overdue_on is not null and reported_on is null and ended_on is null;
create index performance_report_awaited on performance_report (case_number)
    where reminded_on is null and reported_on is null and ended_on is null;
