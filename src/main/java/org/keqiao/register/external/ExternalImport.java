package org.keqiao.register.external;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.casefile.batch.SheetCell;
import org.keqiao.casefile.batch.SheetFile;
import org.keqiao.form.CodeTables;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The provincial or national file: a table whose columns go by key or by name, in any order. It is taken whole or not at all;
 * what is wrong is said row by row.
 */
@Service
public class ExternalImport {

    private static final List<String> COLUMNS = List.of(
            "number",
            "registeredOn",
            "registeringBody",
            "sellerRegion",
            "title",
            "category",
            "contractAmount",
            "technicalAmount",
            "amountProvisional",
            "sellerName",
            "sellerUscc",
            "buyerName",
            "buyerUscc",
            "signDate");
    private static final Set<String> OPTIONAL = Set.of("sellerRegion", "amountProvisional", "sellerUscc", "buyerUscc");
    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);
    private static final Set<String> YES = Set.of("是", "true", "yes", "1");
    private static final int LONGEST_NAME = 200;

    private final ExternalContracts contracts;
    private final ExternalAccess access;
    private final CodeTables codes;
    private final CurrentActor currentActor;
    private final Texts texts;

    ExternalImport(
            ExternalContracts contracts,
            ExternalAccess access,
            CodeTables codes,
            CurrentActor currentActor,
            Texts texts) {
        this.contracts = contracts;
        this.access = access;
        this.codes = codes;
        this.currentActor = currentActor;
        this.texts = texts;
    }

    /**
     * What became of a file.
     *
     * @param imported all rows, or none
     * @param rows those with something wrong, in the order of the file
     */
    public record Report(int imported, List<Row> rows) {}

    /**
     * @param row its number in the sheet, counted from 1
     * @param number as it stands there, may be empty
     */
    public record Row(int row, String number, List<FieldError> errors) {}

    /** The empty table: keys, and names in both languages. */
    public byte[] template() {
        List<List<String>> head = new ArrayList<>();
        head.add(COLUMNS);
        for (Locale language : LANGUAGES) {
            head.add(COLUMNS.stream()
                    .map(column -> name(column, language) + (OPTIONAL.contains(column) ? "" : " *"))
                    .toList());
        }
        return SheetFile.template("contracts", head);
    }

    /**
     * Takes all contracts of a file, or none of them.
     *
     * @param content .xlsx or .csv; the caller closes it
     * @throws Refusal FORBIDDEN NOT_YOURS_TO_ENTER; IMPORT_UNREADABLE, TOO_LARGE; INVALID EXTERNAL_COLUMNS_MISSING with the
     *     columns, EXTERNAL_NOTHING, EXTERNAL_TOO_MANY
     */
    @Transactional
    public Report take(String fileName, InputStream content) {
        Actor actor = currentActor.require();
        access.requireImporting(actor);
        List<List<SheetCell>> sheet = SheetFile.read(content);
        Map<String, Integer> places = places(sheet.isEmpty() ? List.of() : sheet.get(0));
        Map<Integer, ExternalContractDraft> drafts = new LinkedHashMap<>();
        List<Row> wrong = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 1; i < sheet.size(); i++) {
            List<SheetCell> cells = sheet.get(i);
            if (cells.stream().allMatch(SheetCell::isEmpty) || isHeading(cells, places)) {
                continue;
            }
            Reading reading = new Reading(cells, places);
            ExternalContractDraft draft = reading.draft();
            List<FieldError> errors = new ArrayList<>(reading.errors);
            contracts.errors(draft).stream()
                    .filter(error -> reading.errors.stream()
                            .noneMatch(known -> known.field().equals(error.field())))
                    .forEach(errors::add);
            if (draft.number() != null && !seen.add(draft.number())) {
                errors.add(FieldError.of("number", "duplicate"));
            }
            drafts.put(i + 1, draft);
            if (!errors.isEmpty()) {
                wrong.add(new Row(i + 1, draft.number() == null ? "" : draft.number(), errors));
            }
        }
        if (drafts.isEmpty()) {
            throw Refusal.invalid("EXTERNAL_NOTHING");
        }
        if (drafts.size() > SheetFile.MOST_ROWS) {
            throw Refusal.invalid("EXTERNAL_TOO_MANY", SheetFile.MOST_ROWS);
        }
        if (!wrong.isEmpty()) {
            return new Report(0, wrong);
        }
        String file = fileName.isBlank() ? "-" : fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME));
        drafts.values().forEach(draft -> contracts.insert(draft, file, actor));
        return new Report(drafts.size(), List.of());
    }

    private Map<String, Integer> places(List<SheetCell> head) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < head.size(); i++) {
            int place = i;
            column(head.get(i).text()).ifPresent(column -> places.putIfAbsent(column, place));
        }
        List<String> missing = COLUMNS.stream()
                .filter(column -> !OPTIONAL.contains(column) && !places.containsKey(column))
                .map(column -> name(column, Locale.SIMPLIFIED_CHINESE))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.invalid("EXTERNAL_COLUMNS_MISSING", String.join("、", missing));
        }
        return places;
    }

    private Optional<String> column(String heading) {
        String plain = heading.replaceAll("\\s*\\*?\\s*$", "").strip();
        return COLUMNS.stream()
                .filter(column -> column.equals(plain)
                        || LANGUAGES.stream()
                                .anyMatch(language -> name(column, language).equals(plain)))
                .findFirst();
    }

    /** Our template has its names in two further rows. */
    private boolean isHeading(List<SheetCell> cells, Map<String, Integer> places) {
        return column(text(cells, places.get("number")))
                .filter("number"::equals)
                .isPresent();
    }

    private String name(String column, Locale language) {
        return texts.get(column.equals("title") ? "external.contractTitle" : "external." + column, language);
    }

    private static String text(List<SheetCell> cells, @Nullable Integer place) {
        return place == null || place >= cells.size() ? "" : cells.get(place).text();
    }

    /** One row; what cannot be read is an error and stays empty. */
    private final class Reading {

        private final List<SheetCell> cells;
        private final Map<String, Integer> places;
        private final List<FieldError> errors = new ArrayList<>();

        Reading(List<SheetCell> cells, Map<String, Integer> places) {
            this.cells = cells;
            this.places = places;
            places.forEach((column, place) -> {
                if (place < cells.size() && cells.get(place).formula()) {
                    errors.add(FieldError.of(column, "importFormula"));
                }
            });
        }

        ExternalContractDraft draft() {
            return new ExternalContractDraft(
                    read("number"),
                    day("registeredOn"),
                    read("registeringBody"),
                    read("sellerRegion"),
                    read("title"),
                    category(),
                    money("contractAmount"),
                    money("technicalAmount"),
                    YES.contains(String.valueOf(read("amountProvisional")).toLowerCase(Locale.ROOT)),
                    read("sellerName"),
                    read("sellerUscc"),
                    read("buyerName"),
                    read("buyerUscc"),
                    day("signDate"));
        }

        @Nullable
        private String read(String column) {
            String text = text(cells, places.get(column)).strip();
            return text.isEmpty() ? null : text;
        }

        /** By code, or by its name in either language. */
        @Nullable
        private String category() {
            String text = read("category");
            if (text == null || codes.find("contract-category", text).isPresent()) {
                return text;
            }
            return codes.everOptions("contract-category").stream()
                    .filter(code -> LANGUAGES.stream()
                            .anyMatch(language -> code.label(language).equals(text)))
                    .map(CodeTables.Code::code)
                    .findFirst()
                    .orElse(text);
        }

        @Nullable
        private LocalDate day(String column) {
            String text = read(column);
            if (text == null) {
                return null;
            }
            try {
                return LocalDate.parse(text.replace('/', '-').replace('.', '-'));
            } catch (DateTimeParseException none) {
                errors.add(FieldError.of(column, "date"));
                return null;
            }
        }

        @Nullable
        private Money money(String column) {
            String text = read(column);
            if (text == null) {
                return null;
            }
            try {
                return Money.of(text.replaceAll("[,，\\s]", ""));
            } catch (IllegalArgumentException none) {
                errors.add(FieldError.of(column, "money"));
                return null;
            }
        }
    }
}
