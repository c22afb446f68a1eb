package org.keqiao.publicity.lead;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.organization.CityProfiles;
import org.keqiao.publicity.NoticeView;
import org.keqiao.publicity.Notices;
import org.keqiao.security.AddressLimits;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leads: nobody answers them and they hold no line, since an objection needs a name (domain 6.5). The discipline office
 * reads them. The number that one address may leave is limited.
 */
@Service
public class Leads {

    private static final String PURPOSE = "publicity-lead";
    private static final int MOST = 5;
    private static final Duration PER = Duration.ofHours(1);
    private static final int LONGEST = 4000;

    private final JdbcClient jdbc;
    private final Notices notices;
    private final AddressLimits limits;
    private final CityProfiles cities;
    private final CurrentActor currentActor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Leads(
            JdbcClient jdbc,
            Notices notices,
            AddressLimits limits,
            CityProfiles cities,
            CurrentActor currentActor,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.limits = limits;
        this.cities = cities;
        this.currentActor = currentActor;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Keeps what somebody tells. Not one transaction, since the tries are counted in one of their own.
     *
     * @param line number of the line that it is about, null for the whole notice
     * @param address the visitor's network address, which is not kept
     * @throws Refusal NOT_FOUND for what is not shown; INVALID without a text or with too long a one; TOO_MANY after five
     *     in an hour
     */
    public void tell(UUID notice, @Nullable Integer line, String told, String address) {
        String text = told.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw Refusal.invalid(List.of(FieldError.of("told", text.isEmpty() ? "required" : "tooLong", LONGEST)));
        }
        NoticeView shown = notices.find(notice)
                .filter(found -> found.state() != NoticeView.State.ANNOUNCED)
                .orElseThrow(Refusal::notFound);
        if (line != null && (line < 1 || line > shown.lines().size())) {
            throw Refusal.notFound();
        }
        limits.take(PURPOSE, address, MOST, PER);
        transaction.executeWithoutResult(status -> jdbc.sql(
                        """
                        insert into publicity_lead (id, notice, reference, told, told_at)
                        values (:id, :notice, :reference, :told, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("notice", notice)
                .param(
                        "reference",
                        line == null ? null : shown.lines().get(line - 1).reference())
                .param("told", text)
                .param("at", Timestamp.from(clock.instant()))
                .update());
    }

    /** Whether the current actor may read them. */
    @Transactional(readOnly = true)
    public boolean isOpen() {
        String group = Role.DISCIPLINE + "@" + cities.current().code();
        return currentActor
                .find()
                .filter(actor -> actor.groups().contains(group))
                .isPresent();
    }

    /**
     * The newest first, for the discipline office.
     *
     * @param cursor of the page before, null for the first
     * @param limit 1 to 200
     * @throws Refusal forbidden LEADS_FOR_DISCIPLINE for everybody else
     */
    @Transactional(readOnly = true)
    public CursorPage<Lead> page(@Nullable String cursor, int limit, Locale locale) {
        if (!isOpen()) {
            throw Refusal.forbidden("LEADS_FOR_DISCIPLINE");
        }
        Optional<Cursor> after = Cursor.parse(cursor, 2);
        String title = "en".equals(locale.getLanguage()) ? "n.title_en" : "n.title";
        List<Lead> found = jdbc.sql(
                        "select l.id, l.notice, " + title
                                + """
                         as title, x.name, l.told, l.told_at from publicity_lead l
                        join notice n on n.id = l.notice
                        left join notice_line x on x.notice = l.notice and x.reference = l.reference
                        where cast(:before as timestamptz) is null or (l.told_at, l.id) < (:before, cast(:id as uuid))
                        order by l.told_at desc, l.id desc limit :limit
                        """)
                .param(
                        "before",
                        after.map(key -> key.instant(0).atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("id", after.map(key -> key.uuid(1)).orElse(null), java.sql.Types.OTHER)
                .param("limit", limit + 1)
                .query((row, n) -> new Lead(
                        row.getObject("id", UUID.class),
                        row.getObject("notice", UUID.class),
                        row.getString("title"),
                        row.getString("name"),
                        row.getString("told"),
                        row.getTimestamp("told_at").toInstant()))
                .list();
        return Cursor.page(found, limit, lead -> Cursor.of(lead.toldAt(), lead.id()));
    }
}
