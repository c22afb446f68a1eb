package org.keqiao.process.validation;

import java.util.List;
import java.util.Set;
import org.keqiao.form.FormProblem;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Bundle;
import org.keqiao.process.LetterCheck;
import org.keqiao.process.table.TableTests;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.JsonGuard;
import org.keqiao.process.validation.files.XmlReading;
import org.keqiao.process.validation.reading.BundleReading;
import org.keqiao.process.validation.reading.TestCase;
import org.keqiao.process.validation.rules.Letters;
import org.keqiao.process.validation.rules.StrayExpressions;

/** Whether one file may be kept at all, judged by itself: it is read, and nothing in it is outside the allow-lists. */
final class Admission {

    /** A form from an installation with other code tables is to be mended here, not kept out. */
    private static final String UNKNOWN_TABLE = "unknown-table";

    /** What a letter is in the middle of being written. */
    private static final Set<String> HALF_A_LETTER =
            Set.of("LETTER_NOT_WELL_FORMED", "LETTER_TAG_SYNTAX", "LETTER_TAG", "LETTER_SECTION");

    private Admission() {}

    static void check(String path, String text, List<LetterCheck> letters, Findings findings) {
        if (!BundleReading.PATH.matcher(path).matches()) {
            findings.error(path, null, "UNKNOWN_FILE", path);
        } else if (path.equals(Bundle.PROCESS)) {
            XmlReading.read(path, text, findings).ifPresent(model -> {
                BundleReading.MODEL.check(path, model, findings);
                StrayExpressions.expressions(model, findings);
            });
        } else if (path.startsWith(Bundle.DECISIONS)) {
            XmlReading.read(path, text, findings).ifPresent(table -> BundleReading.TABLE.check(path, table, findings));
        } else if (path.startsWith(Bundle.LETTERS)) {
            letter(path, text, letters, findings);
        } else if (path.startsWith(Bundle.TABLE_TESTS)) {
            TableTests.read(path, text, findings);
        } else if (path.startsWith(Bundle.TESTS)) {
            TestCase.read(path, text, findings);
        } else if (JsonGuard.passes(path, text, findings) && path.startsWith(Bundle.FORMS)) {
            form(path, text, findings);
        }
    }

    private static void letter(String path, String text, List<LetterCheck> letters, Findings findings) {
        Findings all = new Findings();
        Letters.check(path, text, letters, all);
        all.sorted().stream()
                .filter(f -> !HALF_A_LETTER.contains(f.code()))
                .forEach(f -> findings.error(
                        path, f.element(), f.code(), f.arguments().toArray()));
    }

    private static void form(String path, String text, Findings findings) {
        try {
            FormSchema.parse(text);
        } catch (FormProblem problem) {
            problem.findings().stream()
                    .filter(f -> !UNKNOWN_TABLE.equals(f.code()))
                    .forEach(f -> findings.form(path, f));
        }
    }
}
