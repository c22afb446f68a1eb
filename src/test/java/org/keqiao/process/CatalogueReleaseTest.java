package org.keqiao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.CaseNumber;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.lang.Nullable;

/** Released names stay, and what is generated from the catalogue is up to date. */
@KeqiaoTest
class CatalogueReleaseTest {

    private static final boolean GENERATE = Boolean.getBoolean("keqiao.generate");
    private static final Path LOCK = Path.of("src/main/resources/catalogue.lock");

    @Autowired
    Catalogue catalogue;

    @Autowired
    List<FactDictionary> dictionaries;

    private CatalogueWriter writer() {
        return new CatalogueWriter(catalogue.actions(), dictionaries);
    }

    @Test
    void noReleasedNameIsGoneAndNoMandatoryInputIsNew() throws IOException {
        TreeSet<String> now = writer().lock();
        if (GENERATE) {
            TreeSet<String> all = new TreeSet<>(now);
            if (Files.exists(LOCK)) {
                all.addAll(Files.readAllLines(LOCK));
            }
            Files.writeString(LOCK, String.join("\n", all) + "\n");
        }
        Set<String> locked = new TreeSet<>(Files.readAllLines(LOCK));
        assertThat(breaches(locked, now)).isEmpty();
        assertThat(locked).as("run with -Dkeqiao.generate=true").containsAll(now);
    }

    @Test
    void theProcessCataloguePageIsUpToDate() throws IOException {
        same(Path.of("docs/process-catalogue.md"), writer().document());
    }

    @Test
    void theElementTemplatesAreUpToDate() throws IOException {
        same(Path.of("src/main/resources/studio/element-templates.json"), writer().templates());
    }

    private static void same(Path file, String expected) throws IOException {
        if (GENERATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(file).as("run with -Dkeqiao.generate=true").hasContent(expected);
    }

    record Nothing() {}

    record Needs(String amount, @Nullable String note) {}

    @ProcessAction(name = "pay", zh = "付款", en = "Pay")
    static class Pay implements Action<Needs, Nothing> {
        @Override
        public Nothing perform(CaseNumber caseNumber, Needs input) {
            return new Nothing();
        }
    }

    @Test
    void theLockCanFail() {
        TreeSet<String> now = new CatalogueWriter(new Catalogue(List.of(new Pay())).actions(), List.of()).lock();
        assertThat(breaches(Set.of("action pay", "action refund"), now))
                .containsExactly("gone: action refund", "new mandatory: input pay amount mandatory");
        assertThat(breaches(Set.of("action pay", "input pay amount mandatory"), now))
                .isEmpty();
        assertThat(breaches(Set.of("action pay", "input pay amount mandatory", "input pay note mandatory"), now))
                .isEmpty();
    }

    /** What would break a published model. An input that need not be there any more breaks nothing. */
    private static List<String> breaches(Set<String> locked, Set<String> now) {
        List<String> breaches = new ArrayList<>();
        for (String line : new TreeSet<>(locked)) {
            String plain = line.replace(" mandatory", "");
            boolean mayGo = line.startsWith("input ");
            if (!now.contains(plain) && !now.contains(plain + " mandatory") && !mayGo) {
                breaches.add("gone: " + line);
            }
        }
        for (String line : new TreeSet<>(now)) {
            boolean released = locked.contains("action " + line.split(" ")[1]);
            boolean newlyMandatory = line.endsWith(" mandatory") && !locked.contains(line);
            if (newlyMandatory && released && !line.startsWith("fact ")) {
                breaches.add("new mandatory: " + line);
            }
        }
        return breaches;
    }
}
