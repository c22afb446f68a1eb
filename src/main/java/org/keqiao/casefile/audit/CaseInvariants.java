package org.keqiao.casefile.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.shared.Invariants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What must always be true of cases, each as a query that finds the cases of which it is not. Checked nightly and after
 * every test of faults; numbered as in the operations guide.
 */
@Component
public class CaseInvariants implements Invariants {

    private static final Map<String, String> CHECKS = new LinkedHashMap<>();

    static {
        // I4: an open, submitted case has exactly one live root process instance, and no other case has one.
        CHECKS.put(
                "I4",
                """
                select coalesce(c.case_number, r.business_key_) as found
                from (select case_number from case_file where status in ('SUBMITTED', 'CORRECTION', 'ACCEPTED')) c
                full join (select business_key_, count(*) as roots from act_ru_execution
                           where parent_id_ is null and super_exec_ is null and business_key_ is not null
                           group by business_key_) r
                    on r.business_key_ = c.case_number
                where r.roots is distinct from 1 or c.case_number is null
                """);
        // I5: the lists show exactly the engine's tasks, with the same person at each; of a step with seats each open
        // one.
        CHECKS.put(
                "I5",
                """
                select coalesce(i.case_number, p.case_number, t.id_) as found
                from inbox_task i
                full join act_ru_task t on t.id_ = coalesce(i.step_task, i.task_id)
                left join process_task p on p.task_id = t.id_
                where i.task_id is null or t.id_ is null or i.case_number is distinct from p.case_number
                    or i.step_task is null and i.assignee is distinct from t.assignee_
                union all
                select coalesce(i.case_number, c.case_number)
                from (select * from inbox_task where step_task is not null) i
                full join (select task_id || '~' || number as id, case_id, username from inbox_seat where state = 'OPEN') s
                    on s.id = i.task_id
                left join case_file c on c.id = s.case_id
                where i.task_id is null or s.id is null or i.assignee is distinct from s.username
                """);
        // I6: each acknowledged submission exists exactly once: numbered from 1, and what the case and its acts say.
        CHECKS.put(
                "I6",
                """
                select c.case_number as found from case_file c
                left join (select case_id, count(*) as n, max(number) as top from submission group by case_id) s
                    on s.case_id = c.id
                left join (select case_id, count(*) as n from act
                           where kind = 'COMMAND' and name in ('submission', 'opening', 'correctionAnswer')
                              or kind = 'SYSTEM' and name = 'opening' group by case_id) a
                    on a.case_id = c.id
                where c.submission > 0
                    and (s.n is distinct from c.submission or s.top is distinct from c.submission
                         or a.n is distinct from c.submission)
                """);
        // I7: the case counts as many acts as were recorded.
        CHECKS.put(
                "I7",
                """
                select coalesce(c.case_number, c.id::text) as found from case_file c
                left join (select case_id, count(*) as n from act group by case_id) a on a.case_id = c.id
                where coalesce(a.n, 0) <> c.acts
                """);
        // I8: no token stands where nothing will ever move it. That somebody could still withdraw, or that a limit of
        // the whole case runs, moves no step: such subscriptions and timers do not count.
        CHECKS.put(
                "I8",
                """
                select coalesce((select max(v.text_) from act_ru_variable v
                                 where v.proc_inst_id_ = e.proc_inst_id_ and v.name_ = 'caseNumber'),
                                e.proc_inst_id_) as found
                from act_ru_execution e
                where e.is_active_
                    and not exists (select 1 from act_ru_execution c where c.parent_id_ = e.id_ or c.super_exec_ = e.id_)
                    and not exists (select 1 from act_ru_task t where t.execution_id_ = e.id_)
                    and not exists (select 1 from act_ru_job j where j.execution_id_ = e.id_ and j.retries_ > 0
                                    and j.handler_type_ <> 'timer-start-event-subprocess')
                    and not exists (select 1 from act_ru_event_subscr s where s.execution_id_ = e.id_
                                    and coalesce(s.event_name_, '') not in ('withdraw', 'clawbackRepaid'))
                """);
        // I10: papers and letters are the ones that the acts named.
        CHECKS.put(
                "I10",
                """
                select coalesce(c.case_number, c.id::text) as found from act a
                join case_file c on c.id = a.case_id
                cross join lateral jsonb_array_elements(a.output -> 'documents') p
                left join stored_document d on d.id = (p ->> 'id')::uuid
                where a.name in ('submission', 'correctionAnswer', 'attachment')
                    and d.sha256 is distinct from p ->> 'sha256'
                union all
                select coalesce(c.case_number, c.id::text) from act a
                join case_file c on c.id = a.case_id
                left join letter l on l.id = (a.output ->> 'letter')::uuid
                where a.name = 'letterIssued'
                    and encode(sha256(convert_to(l.html, 'UTF8')), 'hex') is distinct from a.output ->> 'sha256'
                """);
        // I9: the chain is unbroken as far as SQL can tell; AuditChain also counts the hashes again.
        CHECKS.put(
                "I9",
                """
                select coalesce(c.case_number, c.id::text) as found from case_file c
                join (select case_id, seq, prev_hash, hash,
                          lag(hash, 1, repeat('0', 64)) over (partition by case_id order by seq) as before,
                          row_number() over (partition by case_id order by seq) as place,
                          count(*) over (partition by case_id) as n
                      from act) a on a.case_id = c.id
                where a.seq <> a.place or a.prev_hash <> a.before or (a.place = a.n and a.hash <> c.head)
                """);
    }

    private final JdbcClient jdbc;

    CaseInvariants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, List<String>> violations() {
        return Invariants.ask(jdbc, CHECKS);
    }
}
