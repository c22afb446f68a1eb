package org.keqiao.studio.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioPeople;
import org.keqiao.studio.draft.Drafting;
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
        return BundleArchive.write(bundle, "another", "2026-03-01T00:00:00Z");
    }

    @Test
    void whatIsNotKnownHereBeginsWithTheFile() {
        Bundle other = NewMatter.of("brought-along", "带来的事项");
        Exchange.Report report = exchange.take(designer, archive(other));
        assertThat(report.otherCatalogue()).isTrue();
        assertThat(report.altered()).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(drafting.bundle(designer, "brought-along")).isEqualTo(other);

        byte[] back = exchange.export(publisher, "brought-along", BundleStates.DRAFT);
        assertThat(BundleArchive.read(back).bundle()).isEqualTo(other);
        assertThat(exchange.take(designer, back).otherCatalogue()).isFalse();
    }

    @Test
    void whatDoesNotFitHereIsReported() {
        Bundle other = NewMatter.of("ill-fitting", "不合的事项");
        String model = other.file(Bundle.PROCESS).orElseThrow().replace("${decidePositive}", "${grantMoon}");
        Exchange.Report report = exchange.take(designer, archive(other.with(Bundle.PROCESS, model)));
        assertThat(report.findings())
                .anySatisfy(
                        finding -> assertThat(finding.arguments().toString()).contains("grantMoon"));
    }

    @Test
    void aHostileFileInAnArchiveKeepsAllOfItOut() {
        TreeMap<String, String> files =
                new TreeMap<>(NewMatter.of("hostile-box", "敌意").files());
        files.put(Bundle.PROCESS, "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>");
        assertThatThrownBy(() -> exchange.take(designer, archive(new Bundle("hostile-box", files))))
                .isInstanceOf(BundleRefused.class);
        assertThatThrownBy(() -> states.all(designer, "hostile-box")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> exchange.take(publisher, archive(NewMatter.of("not-mine", "无权"))))
                .isInstanceOf(Refusal.class);
    }
}
