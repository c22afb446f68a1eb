package org.keqiao.process.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleComparison;
import org.keqiao.process.BundleDifference;
import org.keqiao.process.BundleDifference.ChangedThing;
import org.keqiao.process.BundleDifference.ChangedValue;
import org.keqiao.process.BundleDifference.How;
import org.keqiao.process.Catalogue;
import org.keqiao.process.ConditionRows;
import org.keqiao.process.Step;
import org.keqiao.process.Vocabularies;
import org.keqiao.process.Vocabulary;
import org.keqiao.process.publishing.Canonical;
import org.keqiao.process.publishing.ShippedBundles;
import org.keqiao.shared.Texts;

/** A redesign is told in the words of the office, and nothing that was changed is left out. */
class DifferenceTest {

    private static final String TABLE = "decisions/expert-trigger.dmn";
    private static final String FORM = "forms/contract-technical-review.form";

    private final Bundle shipped = ShippedBundles.load().stream()
            .filter(bundle -> bundle.matter().equals("contract-certification"))
            .findFirst()
            .orElseThrow();
    private final BundleComparison comparison =
            new FileComparison(new Catalogue(List.of()), new NoWords(), new Texts(true));

    /** Nobody here reads forms: columns are called as the file calls them. */
    private static final class NoWords implements Vocabularies {

        @Override
        public Vocabulary of(Bundle bundle) {
            return new Vocabulary(List.of(), Map.of(), Map.of(), null, List.of(), List.of(), Map.of());
        }

        @Override
        public Map<String, Step> steps(Bundle bundle) {
            return Map.of();
        }

        @Override
        public Optional<ConditionRows> rows(String condition) {
            return Optional.empty();
        }
    }

    private BundleDifference compare(Bundle before, Bundle after) {
        return comparison.compare(before, after, Locale.SIMPLIFIED_CHINESE);
    }

    private List<ChangedThing> items(String path, String old, String now) {
        String text = shipped.file(path).orElseThrow();
        assertThat(text).contains(old);
        BundleDifference difference = compare(shipped, shipped.with(path, text.replace(old, now)));
        assertThat(difference.parts()).hasSize(1);
        assertThat(difference.parts().get(0).path()).isEqualTo(path);
        assertThat(difference.parts().get(0).how()).isEqualTo(How.CHANGED);
        return difference.parts().get(0).items();
    }

    private ChangedThing only(String path, String old, String now) {
        List<ChangedThing> items = items(path, old, now);
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    @Test
    void whatPublishingSetsIsNoDifference() {
        assertThat(compare(shipped, Canonical.of(shipped, 7)).parts()).isEmpty();
        assertThat(compare(shipped, shipped).isEmpty()).isTrue();
    }

    @Test
    void aThresholdIsToldAsOneCellOfOneRow() {
        ChangedThing row = only(TABLE, "&gt;= 5000000", "&gt;= 3000000");

        assertThat(row.element()).isEqualTo("Rule_Large");
        assertThat(row.name()).startsWith("第 1 行");
        assertThat(row.changes()).containsExactly(new ChangedValue("核定技术交易额", "≥ 5000000", "≥ 3000000"));
    }

    @Test
    void anEmptiedCellSaysThatAnythingFits() {
        assertThat(only(TABLE, "<text>&gt;= 5000000</text>", "<text></text>").changes())
                .containsExactly(new ChangedValue("核定技术交易额", "≥ 5000000", "不限"));
    }

    @Test
    void aStepsPropertiesAreToldInWords() {
        ChangedThing step = only(
                Bundle.PROCESS, "name=\"performer\" value=\"INTAKE_CLERK\"", "name=\"performer\" value=\"REGISTRAR\"");

        assertThat(step.how()).isEqualTo(How.CHANGED);
        assertThat(step.element()).isEqualTo("Intake");
        assertThat(step.kind()).isEqualTo("办理步骤");
        assertThat(step.name()).isEqualTo("形式审查");
        assertThat(step.changes()).containsExactly(new ChangedValue("办理人", "受理窗口人员", "登记员"));
    }

    @Test
    void outcomesAndWaysAreToldByTheirNames() {
        assertThat(only(Bundle.PROCESS, "\"zh\":\"受理\",\"en\":\"Accept\"", "\"zh\":\"予以受理\",\"en\":\"Accept\"")
                        .changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.what()).isEqualTo("办理结果");
                    assertThat(change.before()).startsWith("受理（accept，往下办）、通知补正（correct，退回，须填意见）");
                    assertThat(change.after()).startsWith("予以受理（accept，往下办）");
                });
        assertThat(items(Bundle.PROCESS, "default=\"F_correct\"", "default=\"F_accept\""))
                .singleElement()
                .satisfies(gateway -> assertThat(gateway.changes())
                        .containsExactly(new ChangedValue("默认走向", "形式审查结果 → 一次性告知（补正）", "形式审查结果 → 受理（受理）")));
    }

    @Test
    void aTimerAConditionAndWhatAnEventEndsAreNotLeftOut() {
        assertThat(only(
                                Bundle.PROCESS,
                                "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${deadline.intakeNotice}",
                                "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${deadline.promised}")
                        .changes())
                .containsExactly(new ChangedValue("到期时间", "${deadline.intakeNotice}", "${deadline.promised}"));
        assertThat(only(
                                Bundle.PROCESS,
                                "attachedToRef=\"Intake\" cancelActivity=\"true\"",
                                "attachedToRef=\"Intake\" cancelActivity=\"false\"")
                        .changes())
                .containsExactly(new ChangedValue("发生时结束所在步骤", "是", "否"));
        assertThat(items(Bundle.PROCESS, "== 'certify'", "!= 'certify'")).anySatisfy(way -> assertThat(way.changes())
                .anySatisfy(change -> assertThat(change.what()).isEqualTo("条件")));
    }

    @Test
    void onlyMovingElementsIsSaidToChangeNothing() {
        String text = shipped.file(Bundle.PROCESS).orElseThrow();
        String moved = text.replaceFirst("<dc:Bounds x=\"", "<dc:Bounds x=\"1");
        List<ChangedThing> items = compare(shipped, shipped.with(Bundle.PROCESS, moved))
                .parts()
                .get(0)
                .items();
        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo("1 个元素移动了位置，办理不受影响");
            assertThat(item.element()).isNull();
        });
    }

    @Test
    void aFieldOfAFormIsToldByItsLabel() {
        ChangedThing field = only(FORM, "\"label\": \"认定类别\"", "\"label\": \"合同类别\"");

        assertThat(field.element()).isEqualTo("certifiedCategory");
        assertThat(field.name()).isEqualTo("合同类别");
        assertThat(field.changes()).containsExactly(new ChangedValue("名称", "认定类别", "合同类别"));
    }

    @Test
    void aLimitIsToldInDays() {
        ChangedThing limit = only(
                Bundle.SETTINGS,
                "\"technicalReview\": {\"*\": {\"days\": 3, \"unit\": \"WORKING\"}}",
                "\"technicalReview\": {\"*\": {\"days\": 4, \"unit\": \"CALENDAR\"}}");

        assertThat(limit.kind()).isEqualTo("期限");
        assertThat(limit.changes()).containsExactly(new ChangedValue("其他依据", "3 个工作日", "4 个自然日"));
    }

    @Test
    void aLetterIsComparedLineByLine() {
        Bundle before = new Bundle("m", Map.of("letters/A.html", "a\nb\nc\nd\ne\n"));
        Bundle after = new Bundle("m", Map.of("letters/A.html", "a\nB\nc\ne\nf\n"));

        List<ChangedThing> items = compare(before, after).parts().get(0).items();

        assertThat(items).extracting(ChangedThing::how).containsExactly(How.CHANGED, How.REMOVED, How.ADDED);
        assertThat(items).extracting(ChangedThing::name).containsExactly("第 2 行", "第 4 行", "第 5 行");
        assertThat(items.get(0).changes()).containsExactly(new ChangedValue("文字", "b", "B"));
    }

    @Test
    void aNewFileIsToldWithAllThatIsInIt() {
        Bundle without = new Bundle(
                shipped.matter(),
                Map.of(Bundle.SETTINGS, shipped.file(Bundle.SETTINGS).orElseThrow()));

        BundleDifference added = compare(without, shipped);
        assertThat(added.parts()).hasSize(shipped.files().size() - 1).allSatisfy(part -> {
            assertThat(part.how()).isEqualTo(How.ADDED);
            assertThat(part.items()).isNotEmpty().allSatisfy(item -> assertThat(item.how())
                    .isEqualTo(How.ADDED));
        });
        assertThat(compare(shipped, without).parts())
                .allSatisfy(part -> assertThat(part.how()).isEqualTo(How.REMOVED));
    }

    @Test
    void whatCannotBeReadIsComparedAsText() {
        Bundle broken =
                shipped.with(Bundle.PROCESS, "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>");

        List<ChangedThing> items = compare(shipped, broken).parts().get(0).items();

        assertThat(items).isNotEmpty();
        assertThat(items.get(0).kind()).isEqualTo("文字");
    }
}
