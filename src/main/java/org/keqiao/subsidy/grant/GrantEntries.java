package org.keqiao.subsidy.grant;

import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Entries of lists, as they are stored. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class GrantEntries {

    private final JdbcClient jdbc;

    GrantEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Gives the entry of a confirmed list to the case that was opened for it.
     *
     * @param list id of the list, as the case says it
     * @return false when there is none, or another case has it
     */
    public boolean take(String list, String item, String certificateNo, CaseRef ref) {
        return jdbc.sql(
                                """
                                update auto_grant_entry e set case_number = :case
                                from auto_grant_list l
                                where l.id = e.list and l.id::text = :list and l.item = :item and l.state = 'CONFIRMED'
                                    and e.certificate_no = :certificate and e.organisation = :organisation
                                    and e.left_out is null and coalesce(e.case_number, :case) = :case
                                """)
                        .param("case", ref.number().value())
                        .param("list", list)
                        .param("item", item)
                        .param("certificate", certificateNo)
                        .param("organisation", ref.organisation())
                        .update()
                == 1;
    }

    void insert(UUID list, AutoGrantEntry entry) {
        jdbc.sql(
                        """
                        insert into auto_grant_entry (list, certificate_no, holder, title, organisation, estimate, left_out,
                            left_out_note)
                        values (:list, :certificate, :holder, :title, :organisation, :estimate, :leftOut, :note)
                        """)
                .param("list", list)
                .param("certificate", entry.certificateNo())
                .param("holder", entry.holder())
                .param("title", entry.title())
                .param("organisation", entry.organisation(), Types.OTHER)
                .param("estimate", entry.estimate().yuan())
                .param(
                        "leftOut",
                        entry.leftOut() == null ? null : entry.leftOut().name(),
                        Types.VARCHAR)
                .param("note", entry.note(), Types.VARCHAR)
                .update();
    }

    void leaveOut(UUID list, AutoGrantEntry entry, LeftOut why, @Nullable String note) {
        jdbc.sql(
                        """
                        update auto_grant_entry set left_out = :why, left_out_note = :note
                        where list = :list and certificate_no = :certificate and holder = :holder
                        """)
                .param("why", why.name())
                .param("note", note, Types.VARCHAR)
                .param("list", list)
                .param("certificate", entry.certificateNo())
                .param("holder", entry.holder())
                .update();
    }

    /**
     * Contracts that the newest confirmed list of an item with them on it left out because of what they are about, and nothing else
     * has become of since, in the order of their numbers.
     */
    List<String> leftOutForRights(String item) {
        return jdbc.sql(
                        """
                        select certificate_no from (
                            select distinct on (e.certificate_no) e.certificate_no,
                                exists (select from auto_grant_entry r where r.list = l.id
                                        and r.certificate_no = e.certificate_no and r.left_out = 'RIGHT') as yielded
                            from auto_grant_entry e join auto_grant_list l on l.id = e.list
                            where l.item = :item and l.state = 'CONFIRMED'
                            order by e.certificate_no, l.prepared_at desc) newest
                        where yielded order by certificate_no
                        """)
                .param("item", item)
                .query(String.class)
                .list();
    }

    record Listed(UUID list, AutoGrantEntry entry) {}

    /** Of these lists, by number of the contract, who gets it before the others. */
    List<Listed> of(List<UUID> lists) {
        return jdbc.sql(
                        """
                        select * from auto_grant_entry where list = any(:lists)
                        order by list, certificate_no, left_out nulls first, holder
                        """)
                .param("lists", lists.toArray(UUID[]::new))
                .query((row, n) -> new Listed(
                        row.getObject("list", UUID.class),
                        new AutoGrantEntry(
                                row.getString("certificate_no"),
                                row.getString("title"),
                                row.getString("holder"),
                                row.getObject("organisation", UUID.class),
                                Money.of(row.getBigDecimal("estimate")),
                                row.getString("left_out") == null ? null : LeftOut.valueOf(row.getString("left_out")),
                                row.getString("left_out_note"),
                                row.getString("case_number"))))
                .list();
    }
}
