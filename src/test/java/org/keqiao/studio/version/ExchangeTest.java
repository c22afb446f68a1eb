package org.keqiao.studio.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioPeople;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.draft.FileState;
import org.keqiao.studio.draft.NewMatter;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A matter goes from one installation to another as one file. */
@KeqiaoTest
class ExchangeTest {

    @Autowired
    Exchange exchange;

    @Autowired
    Drafting drafting;

    @Autowired
    BundleStates states;

    private final Actor designer = StudioPeople.designer("exchanger", "设计员");
    private final Actor publisher = StudioPeople.publisher("reader", "审批员");

    private static byte[] archive(Bundle bundle) {
        return BundleArchive.write(bundle, new BundleArchive.Origin("0.9", "130400", "another", Instant.EPOCH));
    }

    @Test
    void whatIsNotKnownHereBeginsWithTheFile() {
        Bundle other = NewMatter.of("brought-along", "带来的事项");
        Exchange.Report report = exchange.take(designer, archive(other), null);
        assertThat(report.otherCatalogue()).isTrue();
        assertThat(report.altered()).isEmpty();
        assertThat(report.findings()).extracting(Finding::code).containsExactly("OTHER_CATALOGUE", "OTHER_CITY");
        assertThat(drafting.bundle(designer, "brought-along")).isEqualTo(other);

        byte[] back = exchange.export(publisher, "brought-along", BundleStates.DRAFT);
        assertThat(BundleArchive.read(back).bundle()).isEqualTo(other);
        assertThat(exchange.take(designer, back, null).otherCatalogue()).isFalse();
    }

    @Test
    void whatDoesNotFitHereIsReported() {
        Bundle other = NewMatter.of("ill-fitting", "不合的事项");
        String model = other.file(Bundle.PROCESS).orElseThrow().replace("${decidePositive}", "${grantMoon}");
        Exchange.Report report = exchange.take(designer, archive(other.with(Bundle.PROCESS, model)), null);
        assertThat(report.findings())
                .anySatisfy(
                        finding -> assertThat(finding.arguments().toString()).contains("grantMoon"));
    }

    @Test
    void aHostileFileInAnArchiveKeepsAllOfItOut() {
        TreeMap<String, String> files =
                new TreeMap<>(NewMatter.of("hostile-box", "敌意").files());
        files.put(Bundle.PROCESS, "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>");
        assertThatThrownBy(() -> exchange.take(designer, archive(new Bundle("hostile-box", files)), null))
                .isInstanceOf(BundleRefused.class);
        assertThatThrownBy(() -> states.all(designer, "hostile-box")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> exchange.take(publisher, archive(NewMatter.of("not-mine", "无权")), null))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aLookChangesNothing() {
        Bundle other = NewMatter.of("looked-at", "看看");
        Exchange.Report report = exchange.look(designer, archive(other), null);
        assertThat(report.known()).isFalse();
        assertThat(report.files()).allMatch(file -> file.how() == FileState.How.ADDED);
        assertThatThrownBy(() -> states.all(designer, "looked-at")).isInstanceOf(Refusal.class);
    }

    @Test
    void aMatterOfThisPlaceComesInAgainUnderAKeyOfItsOwn() {
        byte[] archive = exchange.export(publisher, "contract-certification", BundleStates.SHIPPED);
        Exchange.Report same = exchange.look(designer, archive, null);
        assertThat(same.known()).isTrue();
        assertThat(same.findings()).filteredOn(Finding::isError).isEmpty();

        Exchange.NewKey key = new Exchange.NewKey("contract-copy", "技术合同认定（试点）");
        Exchange.Report report = exchange.take(designer, archive, key);
        assertThat(report.matter()).isEqualTo("contract-copy");
        assertThat(report.known()).isFalse();
        assertThat(report.findings()).extracting(Finding::code).doesNotContain("PROCESS_KEY", "CHECK_FAILED");
        assertThat(drafting.bundle(designer, "contract-copy")
                        .file(Bundle.SETTINGS)
                        .orElseThrow())
                .contains("\"contract-copy\"", "技术合同认定（试点）");
        assertThatThrownBy(() -> exchange.take(designer, archive, key))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("MATTER_EXISTS"));
        drafting.discard(designer, "contract-copy");
    }

    @Test
    void whatNamesAnotherCityIsReported() {
        Bundle other = NewMatter.of("from-handan", "邯郸来的");
        String settings = other.file(Bundle.SETTINGS)
                .orElseThrow()
                .replaceFirst("\"step\": \\{\"\\*\"", "\"step\": {\"LOCAL_1999\"");
        String model = other.file(Bundle.PROCESS)
                .orElseThrow()
                .replaceFirst("FormalExpression\">\\$\\{", "FormalExpression\">\\${countyUnit == '130402' and ");
        Exchange.Report report = exchange.look(
                designer, archive(other.with(Bundle.SETTINGS, settings).with(Bundle.PROCESS, model)), null);
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains("OTHER_CITY", "PLACE_ELSEWHERE", "BASIS_ELSEWHERE");
    }

    /** A table of another product is a thing to mend, not a danger: the form comes in and the check names the table. */
    @Test
    void anUnknownCodeTableIsReported() {
        Bundle other = NewMatter.of("other-table", "别处的代码表");
        String path = Bundle.FORMS + "other-table-application.form";
        String form = other.file(path)
                .orElseThrow()
                .replaceFirst(
                        "\"components\"\\s*:\\s*\\[",
                        "\"components\": [{\"type\":\"select\",\"id\":\"kind\",\"key\":\"kind\",\"label\":\"类别\","
                                + "\"properties\":{\"kind\":\"code-table\",\"table\":\"moon-phases\",\"label.en\":\"Kind\"}},");
        Exchange.Report report = exchange.look(designer, archive(other.with(path, form)), null);
        assertThat(report.findings())
                .anySatisfy(
                        finding -> assertThat(finding.arguments().toString()).contains("moon-phases"));
    }
}
