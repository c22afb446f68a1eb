package org.keqiao.title;

import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.batch.SheetReport;
import org.keqiao.casefile.batch.SheetRow;
import org.keqiao.casefile.batch.SheetRows;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The published list of a year, taken whole or not at all; what it repeats of earlier lists is passed over. */
@Service
public class TitleImport {

    /** Rows of one list: a city has some thousand. */
    public static final int MOST_ROWS = 5000;

    private static final List<String> COLUMNS = List.of("number", "name", "uscc", "issuer", "from", "to");
    private static final int LONGEST_NAME = 200;

    private final TitleRows rows;
    private final TitleCodes codes;
    private final TitleAccess access;
    private final CurrentActor currentActor;
    private final SheetRows sheet;
    private final Clock clock;

    TitleImport(
            TitleRows rows, TitleCodes codes, TitleAccess access, CurrentActor currentActor, Texts texts, Clock clock) {
        this.rows = rows;
        this.codes = codes;
        this.access = access;
        this.currentActor = currentActor;
        this.sheet = new SheetRows(
                COLUMNS, Set.of(), MOST_ROWS, (column, language) -> texts.get("title." + column, language));
        this.clock = clock;
    }

    /** The empty table: keys, and names in both languages. */
    public byte[] template() {
        return sheet.template("titles");
    }

    /**
     * Takes all rows of a list, or none; they wait for another person.
     *
     * @param content .xlsx or .csv; the caller closes it
     * @throws Refusal FORBIDDEN NOT_THE_TITLE_OFFICE; INVALID with field errors of the list; conflict TITLES_ALL_KNOWN when the
     *     register has every row already; as {@link SheetRows#read}
     */
    @Transactional
    public SheetReport take(TitleListDraft list, String fileName, InputStream content) {
        Actor actor = currentActor.require();
        access.requireKeeper(actor);
        List<FieldError> mistakes = list.errors(codes);
        if (!mistakes.isEmpty()) {
            throw Refusal.invalid(mistakes);
        }
        Map<Integer, SheetRow> read = sheet.read(content);
        Map<Integer, EnterpriseTitleDraft> drafts = new LinkedHashMap<>();
        read.forEach((place, row) -> drafts.put(place, draft(list, row)));
        Map<String, TitleRows.Numbered> known = rows.numbered(
                list.title(),
                drafts.values().stream()
                        .map(EnterpriseTitleDraft::number)
                        .filter(Objects::nonNull)
                        .toList());
        List<SheetReport.Row> wrong = new ArrayList<>();
        List<EnterpriseTitleDraft> fresh = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        drafts.forEach((place, draft) -> {
            TitleRows.Numbered before = known.get(String.valueOf(draft.number()));
            List<FieldError> errors = read.get(place).errors(draft.errors());
            if (draft.number() != null && !seen.add(draft.number())) {
                errors.add(FieldError.of("number", "duplicate"));
            } else if (errors.isEmpty() && before != null && !isSame(before, draft)) {
                errors.add(FieldError.of("number", "titleDiffers"));
            }
            if (!errors.isEmpty()) {
                wrong.add(new SheetReport.Row(place, draft.number() == null ? "" : draft.number(), errors));
            } else if (before == null) {
                fresh.add(draft);
            }
        });
        if (!wrong.isEmpty()) {
            return new SheetReport(0, wrong);
        }
        if (fresh.isEmpty()) {
            throw Refusal.conflict("TITLES_ALL_KNOWN");
        }
        String file = fileName.isBlank() ? "-" : fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME));
        Timestamp at = Timestamp.from(clock.instant());
        UUID id = rows.insertList(list, file, actor, at);
        rows.insert(id, list.title(), fresh, at);
        return new SheetReport(fresh.size(), List.of());
    }

    private static boolean isSame(TitleRows.Numbered before, EnterpriseTitleDraft draft) {
        return before.uscc().equals(CreditCode.normalise(draft.uscc()))
                && before.from().equals(draft.from())
                && before.to().equals(draft.to());
    }

    private static EnterpriseTitleDraft draft(TitleListDraft list, SheetRow row) {
        return new EnterpriseTitleDraft(
                list.title(),
                row.text("uscc"),
                row.text("name"),
                row.text("number"),
                row.text("issuer"),
                row.day("from"),
                row.day("to"),
                list.source());
    }
}
