-- Which sample cases of the demonstration exist: each row is written in its case's own transaction, so that filling in
-- can be interrupted at any point and goes on where it stopped.
create table demo_sample (
    key     varchar(40) not null primary key,
    case_id uuid
);

-- The day from which the samples' dates are counted: one row, the day of the first start.
create table demo_sample_origin (
    only_row boolean not null primary key default true check (only_row),
    day      date    not null
);
