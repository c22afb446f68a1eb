package org.keqiao.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 累计上限台账: what is left of a cap, and every booking behind that. For whoever reads all purses of the city; for everybody else
 * there is none.
 */
@Service
@Transactional(readOnly = true)
public class CapAccounts {

    /** Caps that somebody has used, and those that nobody has and a claim waits under. */
    private static final String CAPS =
            """
            select l.*, a.allowed, a.reserved, a.committed
            from cap_ledger l join ledger_account a on a.id = l.account where %1$s
            union all
            select c.account, c.scope, c.holder, c.policy_group, c.year, max(c.height), 0, 0
            from cap_claim c join case_file f on f.case_number = c.case_number and %2$s
            where %1$s and not exists (select from cap_ledger u where u.account = c.account)
            group by c.account, c.scope, c.holder, c.policy_group, c.year
            """;

    private static final String ONE = CAPS.formatted("account = :id", CapOrder.WAITS);
    private static final String LIST = CAPS.formatted(
            """
            (:holder::text is null or holder = :holder) and (:group::text is null or policy_group = :group)
            and (:year::int is null or year = :year)
            and (policy_group, year, holder, account) > (:afterGroup, :afterYear, :afterHolder, :after)
            """,
            CapOrder.WAITS);

    private final JdbcClient jdbc;
    private final CapOrder order;
    private final BudgetAccess access;
    private final CurrentActor currentActor;

    CapAccounts(JdbcClient jdbc, CapOrder order, BudgetAccess access, CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.order = order;
        this.access = access;
        this.currentActor = currentActor;
    }

    /** Whether the signed-in person reads them. */
    public boolean isOpen() {
        return currentActor.find().filter(actor -> access.scope(actor).all()).isPresent();
    }

    /**
     * By policy group, year, holder; each null for all.
     *
     * @param holder as {@link CapKey#holder}
     * @param year 0 for caps over all years
     * @param limit 1 to 200
     */
    public CursorPage<CapAccount> list(
            @Nullable String holder,
            @Nullable String group,
            @Nullable Integer year,
            @Nullable String cursor,
            int limit) {
        if (!isOpen()) {
            return new CursorPage<>(List.of(), null);
        }
        Optional<Cursor> after = Cursor.parse(cursor, 4);
        List<CapAccount> found = jdbc.sql(LIST + " order by policy_group, year, holder, account limit :limit")
                .param("holder", stripped(holder), Types.VARCHAR)
                .param("group", stripped(group), Types.VARCHAR)
                .param("year", year, Types.INTEGER)
                .param("afterGroup", after.map(each -> each.text(0)).orElse(""))
                .param("afterYear", after.map(each -> each.number(1)).orElse(-1L))
                .param("afterHolder", after.map(each -> each.text(2)).orElse(""))
                .param("after", after.map(each -> each.uuid(3)).orElse(new UUID(0, 0)))
                .param("limit", limit + 1)
                .query(CapAccounts::account)
                .list();
        return Cursor.page(
                withWaiting(found),
                limit,
                each -> Cursor.of(each.policyGroup(), each.year() == null ? 0 : each.year(), each.holder(), each.id()));
    }

    @Nullable
    private static String stripped(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** @throws Refusal NOT_FOUND, also for whoever does not read them */
    public CapAccount require(UUID id) {
        if (!isOpen()) {
            throw Refusal.notFound();
        }
        List<CapAccount> found =
                jdbc.sql(ONE).param("id", id).query(CapAccounts::account).list();
        return withWaiting(found).stream().findFirst().orElseThrow(Refusal::notFound);
    }

    private List<CapAccount> withWaiting(List<CapAccount> caps) {
        Map<UUID, Money> waiting =
                order.waiting(caps.stream().map(CapAccount::id).toList());
        return caps.stream()
                .map(cap -> cap.with(waiting.getOrDefault(cap.id(), Money.ZERO)))
                .toList();
    }

    /**
     * Bookings newest first: what was set aside, promised and released under it, and each change of its height.
     *
     * @param limit 1 to 200
     * @throws Refusal as {@link #require}
     */
    public CursorPage<LedgerMove> entries(UUID id, @Nullable String cursor, int limit) {
        require(id);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("id", id);
        parameters.put(
                "before", Cursor.parse(cursor, 1).map(after -> after.number(0)).orElse(Long.MAX_VALUE));
        parameters.put("limit", limit + 1);
        List<LedgerMove> rows = jdbc.sql(
                        """
                        select m.*, k.source, k.target, a.case_number, a.share, null::numeric as effect,
                            p.display_name as by_name
                        from (select * from ledger_move where account = :id
                              union all
                              select m.* from ledger_move m join allocation_cap c on c.allocation = m.allocation
                              where c.cap = :id) m
                        join ledger_kind k using (kind)
                        left join funding_allocation a on a.id = m.allocation
                        left join account p on p.username = m.made_by
                        where m.id < :before order by m.id desc limit :limit
                        """)
                .params(parameters)
                .query(BudgetLines::move)
                .list();
        return Cursor.page(rows, limit, move -> Cursor.of(move.id()));
    }

    private static CapAccount account(ResultSet row, int n) throws SQLException {
        int year = row.getInt("year");
        Money height = Money.of(row.getBigDecimal("allowed"));
        Money reserved = Money.of(row.getBigDecimal("reserved"));
        Money committed = Money.of(row.getBigDecimal("committed"));
        return new CapAccount(
                row.getObject("account", UUID.class),
                CapScope.valueOf(row.getString("scope")),
                row.getString("holder"),
                row.getString("policy_group"),
                year == 0 ? null : year,
                height,
                reserved,
                committed,
                height.minus(reserved).minus(committed),
                Money.ZERO);
    }
}
