-- Where an application for a subsidy stands with its money, once that is reserved: derived from purses, batch and payments,
-- so that it is never told otherwise than they are. Null while the ordinary stage of the case says it.
create view subsidy_progress (application, progress) as
select f.case_number,
    case
        when f.status = 'DECIDED_NEGATIVE' and l.state = 'REFUSED' then 'REJECTED_BY_MEETING'
        when f.status = 'DECIDED_POSITIVE' then
            case
                when a.paid > 0 and a.recovered = a.paid then 'CLAWED_BACK'
                when a.paid > 0 and a.paid = a.committed and not p.open then 'PAID'
                when a.paid > 0 then 'PARTIALLY_PAID'
                when a.committed > 0 and a.carried then 'CARRIED_TO_NEXT_YEAR'
                when a.committed > 0 or p.open then 'APPROVED_UNPAID'
                else 'NOT_PAID'
            end
        when f.status = 'ACCEPTED' and l.state in ('PROPOSED', 'APPROVED', 'SHOWN', 'CONTESTED', 'CLEARED') then 'IN_BATCH'
        when f.status = 'ACCEPTED' and a.reserved > 0 and a.carried then 'CARRIED_TO_NEXT_YEAR'
        when f.status = 'ACCEPTED' and exists (select from batch_candidate c where c.application = f.case_number)
            then 'WAITING_FOR_BATCH'
    end
from case_file f
left join lateral (
    select sum(m.reserved) as reserved, sum(m.committed) as committed, sum(m.paid) as paid, sum(m.recovered) as recovered,
        bool_or(b.carry_over_year is not null and (m.reserved > 0 or m.committed > m.paid)) as carried
    from funding_allocation m left join budget_line b on b.account = m.budget
    where m.case_number = f.case_number) a on true
left join lateral (
    select state from subsidy_batch_line b where b.application = f.case_number order by changed_at desc limit 1) l on true
left join lateral (
    select exists (select from case_file o where o.linked_to = f.id and o.matter = 'subsidy-payment'
        and o.status in ('SUBMITTED', 'CORRECTION', 'ACCEPTED')) as open) p on true
where f.matter = 'subsidy-application' and f.case_number is not null;

-- What other cases did for an application: since when the public is shown it, which may be tomorrow morning, and when money
-- was paid last.
create view subsidy_milestone (application, noticed_at, paid_at) as
select f.case_number,
    (select min(n.shown_from) from subsidy_batch_line l
        join notice n on n.case_number = l.batch
        join notice_line s on s.notice = n.id and s.reference = l.application
        where l.application = f.case_number),
    (select max(m.made_at) from funding_allocation a join ledger_move m on m.allocation = a.id
        where a.case_number = f.case_number and m.kind = 'PAY')
from case_file f
where f.matter = 'subsidy-application' and f.case_number is not null;
