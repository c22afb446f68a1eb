package org.keqiao.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Events whose listeners have not finished long after the commit. */
@Component
class EventTroubles implements TroubleSource {

    /** Longer than any listener works; the product itself tries again after ten minutes. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final Pattern CASE = Pattern.compile("\"([A-Z]{2,8}-\\d{6}-\\d{4}-\\d{6,})\"");

    private final JdbcClient jdbc;
    private final IncompleteEventPublications incomplete;
    private final ObjectProvider<TroubleSource> sources;
    private final Clock clock;

    EventTroubles(
            JdbcClient jdbc,
            IncompleteEventPublications incomplete,
            ObjectProvider<TroubleSource> sources,
            Clock clock) {
        this.jdbc = jdbc;
        this.incomplete = incomplete;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public Trouble.Kind kind() {
        return Trouble.Kind.EVENT;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Trouble> troubles(int most) {
        return jdbc
                .sql(
                        """
                        select id, listener_id, event_type, serialized_event, publication_date from event_publication
                        where completion_date is null and publication_date < ? order by publication_date limit ?
                        """)
                .params(Timestamp.from(clock.instant().minus(LATE)), most)
                .query((row, n) -> {
                    String listener = row.getString("listener_id");
                    return sources.stream().anyMatch(source -> source.tellsOf(listener))
                            ? Optional.<Trouble>empty()
                            : Optional.of(trouble(row, listener));
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Trouble trouble(ResultSet row, String listener) throws SQLException {
        Matcher number = CASE.matcher(row.getString("serialized_event"));
        return new Trouble(
                Trouble.Kind.EVENT,
                row.getString("id"),
                number.find() ? number.group(1) : null,
                row.getTimestamp("publication_date").toInstant(),
                "operations.reason.listener",
                List.of(plain(listener), plain(row.getString("event_type"))));
    }

    /** {@code org.keqiao.notification.Telling.on(org.keqiao.…)} is {@code Telling.on}. */
    private static String plain(String name) {
        String without = name.replaceAll("\\(.*", "");
        String[] parts = without.split("\\.");
        List<String> kept = new ArrayList<>();
        for (String part : parts) {
            if (!kept.isEmpty() || Character.isUpperCase(part.charAt(0))) {
                kept.add(part);
            }
        }
        return String.join(".", kept);
    }

    @Override
    public boolean retry(String id) {
        UUID wanted = UUID.fromString(id);
        boolean[] found = new boolean[1];
        incomplete.resubmitIncompletePublications(publication -> {
            boolean meant = wanted.equals(publication.getIdentifier());
            found[0] |= meant;
            return meant;
        });
        return found[0];
    }
}
