-- 回避 where a team's leader changed: who led it before stays related with it by what it applied for until then.

-- Until: last day on which a case was received that the relation is about; null for all.
create or replace view related_organisation (relation, account, organisation, until) as
    select r.id, r.account, o.id, null::date
    from officer_relation r join organisation o on o.uscc = r.uscc where r.ended_at is null
    union all
    select r.id, r.account, o.id, null::date
    from officer_relation r
        join organisation o on plain_name(r.name) in (plain_name(o.name), plain_name(o.legal_representative))
    where r.ended_at is null and r.uscc is null and o.uscc is null
    union all
    select r.id, r.account, l.organisation, l.decided_on
    from officer_relation r join team_leader_change l on plain_name(l.before) = plain_name(r.name)
    where r.ended_at is null and r.uscc is null and l.state = 'IN_FORCE';

create index team_leader_change_before on team_leader_change (plain_name(before)) where state = 'IN_FORCE';

-- What follows from a case, such as its payment, was applied for with it.
create or replace view standing_aside (account, case_id, why) as
    select person, case_id, state from recusal where state in ('PROPOSED', 'GRANTED')
    union all
    select r.account, c.id, 'RELATED'
    from related_organisation r join case_file c on c.applicant = r.organisation
    where r.until is null
        or exists (select from case_file o where o.id in (c.id, c.linked_to) and o.received_on <= r.until)
    union all
    select r.account, p.case_id, 'RELATED'
    from related_organisation r join case_party p on p.organisation = r.organisation
    where r.until is null
        or exists (select from case_file c join case_file o on o.id in (c.id, c.linked_to)
            where c.id = p.case_id and o.received_on <= r.until)
    union all
    -- A firm stands back as a whole.
    select m.account, c.id, 'RELATED'
    from related_organisation r
        join organisation_member own on own.account = r.account
        join organisation_member m on m.organisation = own.organisation
        join case_file c on c.firm = m.organisation and c.decided_at is null
    where m.account <> r.account
        and (r.until is null
            or exists (select from case_file o where o.id in (c.id, c.linked_to) and o.received_on <= r.until))
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
