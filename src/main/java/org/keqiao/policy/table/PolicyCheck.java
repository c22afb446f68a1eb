package org.keqiao.policy.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keqiao.policy.Validity;
import org.keqiao.policy.table.PublishedRows.PublishedRow;
import org.keqiao.process.Finding;
import org.keqiao.process.MatterSettings.Text;
import org.keqiao.process.TableCheck;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.Vocabulary.Value;
import org.keqiao.process.table.CellTest;
import org.keqiao.process.table.Coverage.Gap;
import org.keqiao.process.table.CoverageCheck;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.Domain;
import org.keqiao.process.table.TableWords;
import org.keqiao.shared.Bilingual;
import org.springframework.stereotype.Component;

/**
 * What stands in the way of publishing a policy table: besides the check of any table, that each row says its days and its
 * clause, that exactly one row answers on each day, and that what was published is at most closed.
 */
@Component
public class PolicyCheck {

    /** A document may be meant as a whole, and nothing need be a default. */
    private static final Set<String> MAY_BE_OPEN = Set.of(PolicySheet.ARTICLE, PolicySheet.DEFAULTS);

    private static final int LONGEST_ID = 100;
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private final TableCheck tables;
    private final PolicyNames names;
    private final ResultCheck results;

    PolicyCheck(TableCheck tables, PolicyNames names) {
        this.tables = tables;
        this.names = names;
        this.results = new ResultCheck(names);
    }

    /** Why it may not even be kept. */
    public List<Finding> admit(String key, PolicyFiles files) {
        return tables.admit(file(key), files.dmn(), files.tests());
    }

    private static String file(String key) {
        return key + ".dmn";
    }

    /**
     * @param published every row that was ever published of it
     * @param on day on which it would come into force
     */
    public List<Finding> check(String key, PolicyFiles files, List<PublishedRow> published, LocalDate on) {
        String file = file(key);
        List<Finding> found =
                new ArrayList<>(tables.check(file, files.dmn(), files.tests(), names.inputs(), names.results()));
        Optional<PolicySheet> sheet = DecisionTable.parse(files.dmn()).map(PolicySheet::new);
        if (sheet.isPresent() && found.stream().noneMatch(PolicyCheck::leavesNothingToRead)) {
            form(key, file, sheet.get(), found);
            if (sheet.get().days().isPresent() && sheet.get().hasClause()) {
                rows(file, sheet.get(), found);
                found.addAll(results.check(file, sheet.get().table()));
                classes(file, sheet.get(), found);
                published.forEach(row -> published(file, sheet.get(), row, on, found));
                gaps(file, sheet.get(), found);
            }
        }
        return List.copyOf(found);
    }

    /** Errors of the rows' meaning leave the rows readable, those of the file do not. */
    private static boolean leavesNothingToRead(Finding finding) {
        return finding.isError()
                && !Set.of("TABLE_OVERLAP", "TABLE_TEST_FAILED", "TABLE_TESTS").contains(finding.code());
    }

    private static void form(String key, String file, PolicySheet sheet, List<Finding> found) {
        DecisionTable table = sheet.table();
        if (!table.id().equals(key)) {
            found.add(Finding.error(file, table.id(), "TABLE_ID", table.id(), key));
        }
        // Under any other policy, a row put in above would take from a published one what it answers.
        if (!table.hitPolicy().equals("UNIQUE")) {
            found.add(Finding.error(file, table.id(), "POLICY_HIT_POLICY"));
        }
        if (sheet.days().isEmpty()) {
            found.add(Finding.error(file, table.id(), "POLICY_NO_DAYS"));
        }
        if (!sheet.hasClause()) {
            found.add(Finding.error(file, table.id(), "POLICY_NO_CLAUSE"));
        }
        Set<String> ids = new HashSet<>();
        for (DecisionTable.Row row : table.rows()) {
            if (row.id().isBlank() || row.id().length() > LONGEST_ID || !ids.add(row.id())) {
                found.add(Finding.error(file, table.id(), "POLICY_ROW_ID", table.number(row.id())));
            }
        }
    }

    private void rows(String file, PolicySheet sheet, List<Finding> found) {
        DecisionTable table = sheet.table();
        for (DecisionTable.Row row : table.rows()) {
            DecisionTable.Cell days = sheet.days(row).orElseThrow();
            if (Validity.of(days.text()).isEmpty()) {
                found.add(Finding.error(file, days.id(), "POLICY_DAYS", table.number(row.id())));
            }
            for (int c = 0; c < table.outputs().size(); c++) {
                DecisionTable.Column column = table.outputs().get(c);
                if (row.outputs().get(c).text().equals("null") && !MAY_BE_OPEN.contains(column.name())) {
                    found.add(Finding.warning(
                            file,
                            row.outputs().get(c).id(),
                            "POLICY_NOT_SET",
                            table.number(row.id()),
                            names.word(column)));
                }
            }
        }
    }

    /** Whom the item is for is asked before anybody knows which row answers: on one day all rows say the same. */
    private static void classes(String file, PolicySheet sheet, List<Finding> found) {
        List<PolicyRow> rows = sheet.rows();
        for (int i = 1; i < rows.size(); i++) {
            PolicyRow row = rows.get(i);
            boolean differs = rows.subList(0, i).stream()
                    .anyMatch(other -> other.validity().overlaps(row.validity())
                            && !classes(other).equals(classes(row)));
            if (differs) {
                found.add(Finding.error(file, row.id(), "POLICY_CLASSES_DIFFER", row.number()));
            }
        }
    }

    private static Set<String> classes(PolicyRow row) {
        String cell = row.results().get(PolicySheet.CLASSES);
        return cell == null ? Set.of() : new HashSet<>(PolicySheet.names(CellTest.constant(cell)));
    }

    private void published(String file, PolicySheet sheet, PublishedRow published, LocalDate on, List<Finding> found) {
        PolicyRow was = published.row();
        int place = sheet.table().number(was.id());
        if (place == 0) {
            found.add(Finding.error(file, sheet.table().id(), "POLICY_ROW_GONE", words(sheet, was), published.since()));
            return;
        }
        DecisionTable.Row row = sheet.table().rows().get(place - 1);
        String days = sheet.days(row).orElseThrow().id();
        sheet.row(was.id()).ifPresent(now -> {
            if (!now.saysTheSame(was)) {
                found.add(Finding.error(file, row.id(), "POLICY_ROW_CHANGED", place, published.since()));
            }
            if (now.validity().equals(was.validity())) {
                return;
            }
            if (published.closed()) {
                found.add(Finding.error(file, days, "POLICY_ROW_CLOSED", place));
            } else if (!now.validity().isClosedFrom(was.validity())) {
                found.add(Finding.error(file, days, "POLICY_ROW_ONLY_CLOSES", place));
            } else if (now.validity().to().isBefore(on)) {
                found.add(Finding.error(file, days, "POLICY_ROW_CLOSED_PAST", place, words(on)));
            }
        });
    }

    /** Looks through each stretch of days on which the same rows hold, except before the first row and after the last. */
    private void gaps(String file, PolicySheet sheet, List<Finding> found) {
        List<PolicyRow> rows = sheet.rows();
        for (LocalDate day : firstDays(rows)) {
            DecisionTable then = sheet.on(day);
            if (then.rows().isEmpty()) {
                boolean between = rows.stream().anyMatch(row -> endsBefore(row, day))
                        && rows.stream().anyMatch(row -> beginsAfter(row, day));
                if (between) {
                    found.add(Finding.warning(file, sheet.days().orElseThrow().id(), "POLICY_GAP_DAYS", words(day)));
                }
                continue;
            }
            CoverageCheck.of(then, this::domain).gaps().stream()
                    .filter(gap -> !gap.unanswered())
                    .forEach(gap -> found.add(gap(file, sheet, then, day, gap)));
        }
    }

    private static Set<LocalDate> firstDays(List<PolicyRow> rows) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (PolicyRow row : rows) {
            if (row.validity().from() != null) {
                days.add(row.validity().from());
            }
            if (row.validity().to() != null) {
                days.add(row.validity().to().plusDays(1));
            }
        }
        if (rows.stream().anyMatch(row -> row.validity().from() == null)) {
            days.add(days.isEmpty() ? LONG_AGO : days.first().minusDays(1));
        }
        return days;
    }

    private static boolean endsBefore(PolicyRow row, LocalDate day) {
        return row.validity().to() != null && row.validity().to().isBefore(day);
    }

    private static boolean beginsAfter(PolicyRow row, LocalDate day) {
        return row.validity().from() != null && row.validity().from().isAfter(day);
    }

    private Finding gap(String file, PolicySheet sheet, DecisionTable then, LocalDate day, Gap gap) {
        Bilingual example = TableWords.example(then, gap.example(), names.all());
        String column = gap.example().keySet().stream()
                .max(Integer::compare)
                .map(at -> then.inputs().get(at).id())
                .orElse(sheet.table().id());
        return Finding.warning(file, column, "POLICY_GAP", words(day), example);
    }

    private Domain domain(DecisionTable.Column column) {
        Optional<Name> name = names.inputs().stream()
                .filter(each -> each.name().equals(column.name()))
                .findFirst();
        if (name.filter(Name::money).isPresent()) {
            return Domain.money(false);
        }
        List<String> values = name.map(Name::values).orElse(List.of()).stream()
                .map(Value::value)
                .toList();
        return new Domain(values, null, null, false);
    }

    /** What a row said that is gone: it has no place any more by which to name it. */
    private Bilingual words(PolicySheet sheet, PolicyRow was) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        was.results().forEach((name, cell) -> {
            Bilingual column = sheet.table().outputs().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .map(names::word)
                    .orElse(new Bilingual(name, name));
            Text value = TableWords.value(name, CellTest.constant(cell), names.all());
            zh.add(column.zh() + "为" + value.zh());
            en.add(column.en() + " is " + value.en());
        });
        return zh.isEmpty()
                ? new Bilingual(was.id(), was.id())
                : new Bilingual(String.join("、", zh), String.join(", ", en));
    }

    private static Bilingual words(LocalDate day) {
        Text words = TableWords.value(PolicySheet.DAY, day, List.of());
        return new Bilingual(words.zh(), words.en());
    }
}
