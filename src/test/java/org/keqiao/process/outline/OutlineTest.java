package org.keqiao.process.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.process.Outcome;
import org.keqiao.process.ProductCatalogue;
import org.keqiao.process.outline.Outline.Card;
import org.keqiao.process.outline.Outline.Way;
import org.keqiao.process.outline.OutlineEdit.Ending;
import org.keqiao.process.outline.OutlineEdit.InsertStep;
import org.keqiao.process.outline.xml.ModelText;
import org.keqiao.process.publishing.ShippedBundles;
import org.keqiao.process.sandbox.Sandbox;
import org.keqiao.process.validation.BundleRules;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;

/** The shipped matter told and changed as a list of cards. */
class OutlineTest {

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final Outlines OUTLINES = new Outlines(ProductCatalogue.actions(), new Texts(true));

    private static Bundle contract() {
        return ShippedBundles.load().stream()
                .filter(b -> b.matter().equals("contract-certification"))
                .findFirst()
                .orElseThrow();
    }

    private static Outline outline(Bundle bundle) {
        return OUTLINES.read(bundle, ZH);
    }

    private static Card card(Bundle bundle, String name) {
        return outline(bundle)
                .cards()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Bundle edited(Bundle bundle, OutlineEdit edit) {
        return bundle.with(Bundle.PROCESS, OUTLINES.edit(bundle, edit, ZH));
    }

    private static InsertStep step(String after, String way) {
        return new InsertStep(
                after,
                way,
                "会商",
                "Consultation",
                Map.of("formRef", "contract-expert-opinion", "performer", "REGISTRAR"),
                List.of(
                        new Ending("certify", Outcome.Kind.ADVANCE, "拟予登记", "Propose certification", false, null),
                        new Ending("refuse", Outcome.Kind.REFUSE, "拟不予登记", "Propose refusal", true, null)));
    }

    private static Picture picture(Bundle bundle) {
        String xml = bundle.file(Bundle.PROCESS).orElseThrow();
        return Picture.of(xml);
    }

    private static List<String> errors(Bundle bundle) {
        BundleRules rules =
                new BundleRules(ProductCatalogue.actions(), ProductCatalogue::facts, List::of, Sandbox::engine);
        return rules.validate(bundle).stream()
                .filter(Finding::isError)
                .map(f -> f.element() + " " + f.code() + " " + f.arguments())
                .toList();
    }

    @Test
    void everyElementAndEveryWayIsTold() {
        Outline outline = outline(contract());
        String xml = contract().file(Bundle.PROCESS).orElseThrow();
        List<String> told = new ArrayList<>();
        outline.cards().forEach(c -> {
            told.add(c.id());
            c.ways().stream().map(Way::id).forEach(told::add);
        });
        ModelText.all(ModelText.of(xml).root())
                .filter(e -> List.of("userTask", "serviceTask", "businessRuleTask", "subProcess")
                        .contains(e.getLocalName()))
                .filter(e -> !e.hasAttribute("triggeredByEvent"))
                .map(e -> e.getAttribute("id"))
                .forEach(id -> assertThat(told).contains(id));
    }

    @Test
    void theStepBehindEveryWayOfEveryCardKeepsTheDiagramReadable() {
        Bundle contract = contract();
        List<String> before = picture(contract).crossings();
        for (Card card : outline(contract).sections().get(0).cards()) {
            for (Way way : card.ways()) {
                Bundle edited;
                try {
                    edited = edited(contract, step(card.id(), way.id()));
                } catch (Refusal refusal) {
                    throw new AssertionError(card.name() + " " + way, refusal);
                }
                assertThat(picture(edited).isReadable().crossings())
                        .as(card.name() + " " + way.then())
                        .isSubsetOf(before);
            }
        }
    }

    private static List<String> connections(Bundle bundle) {
        List<String> found = new ArrayList<>();
        ModelText.all(ModelText.of(bundle.file(Bundle.PROCESS).orElseThrow()).root())
                .filter(e -> "sequenceFlow".equals(e.getLocalName()))
                .forEach(e -> found.add(e.getAttribute("sourceRef") + " → " + e.getAttribute("targetRef")));
        return found;
    }

    @Test
    void neighboursChangePlacesAndBackAgain() {
        Bundle contract = contract();
        Bundle told = edited(
                contract,
                new OutlineEdit.InsertAction(
                        card(contract, "编号发证").id(),
                        null,
                        "notifyApplicant",
                        "告知领证",
                        "Tell the applicant",
                        Map.of("message", "请领取证明")));
        assertThat(errors(told)).isEmpty();
        Bundle moved = edited(told, new OutlineEdit.Move(card(told, "准予登记").id(), true));
        assertThat(card(moved, "编号发证").main().orElseThrow().then()).isEqualTo("准予登记");
        assertThat(card(moved, "准予登记").main().orElseThrow().then()).isEqualTo("告知领证");
        picture(moved).isReadable();
        Bundle back = edited(moved, new OutlineEdit.Move(card(moved, "准予登记").id(), false));
        assertThat(connections(back)).containsExactlyInAnyOrderElementsOf(connections(told));
        picture(back).isReadable();
    }

    @Test
    void whatWasPutInIsTakenOutAgainAndNothingIsLeftOfIt() {
        Bundle contract = contract();
        Bundle more = edited(contract, step(card(contract, "复核").id(), null));
        assertThat(connections(more)).hasSize(connections(contract).size() + 3);
        Bundle less = edited(more, new OutlineEdit.Remove(card(more, "会商").id(), false));
        assertThat(connections(less)).containsExactlyInAnyOrderElementsOf(connections(contract));
        assertThat(errors(less)).isEmpty();
        picture(less).isReadable();
    }

    @Test
    void whatIsNotSpokenOfStaysAsItWas() {
        Bundle contract = contract();
        Bundle more = edited(contract, step(card(contract, "复核").id(), null));
        for (String name : List.of("技术审查", "形式审查", "负责人裁定", "编号发证")) {
            assertThat(card(more, name)).isEqualTo(card(contract, name));
        }
        assertThat(picture(more).box("Review")).isEqualTo(picture(contract).box("Review"));
    }

    @Test
    void aRemovalThatLosesBranchesNamesThem() {
        Bundle contract = contract();
        OutlineEdit removal = new OutlineEdit.Remove(card(contract, "复核").id(), false);
        assertThatThrownBy(() -> edited(contract, removal)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("OUTLINE_BRANCHES");
            assertThat(refusal.arguments().toString()).contains("登记退回次数", "负责人裁定");
        });
        Bundle without =
                edited(contract, new OutlineEdit.Remove(card(contract, "复核").id(), true));
        assertThat(outline(without).cards().map(Card::name)).doesNotContain("复核", "登记退回次数", "负责人裁定");
        picture(without).isReadable();
    }

    @Test
    void saysWhyTheListCannot() {
        Bundle contract = contract();
        refuses(contract, new OutlineEdit.Move(card(contract, "技术审查").id(), true), "OUTLINE_WAYS_MEET");
        refuses(contract, new OutlineEdit.Move(card(contract, "提交申请").id(), true), "OUTLINE_FIXED");
        refuses(contract, new OutlineEdit.Move(card(contract, "是否需专家意见").id(), false), "OUTLINE_PARTS_HERE");
        refuses(contract, step(card(contract, "是否需专家意见").id(), null), "OUTLINE_WHICH_WAY");
    }

    private static void refuses(Bundle bundle, OutlineEdit edit, String code) {
        assertThatThrownBy(() -> edited(bundle, edit))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void aStepCanEndOtherwiseAndAgainAsBefore() {
        Bundle contract = contract();
        Card correct = card(contract, "补正");
        Ending submitted = new Ending("submitted", Outcome.Kind.ADVANCE, "提交补正材料", "Submit", false, null);
        Ending away = new Ending("giveUp", Outcome.Kind.REFUSE, "放弃", "Give up", false, null);
        Bundle more = edited(contract, new OutlineEdit.Change(correct.id(), Map.of(), List.of(submitted, away)));
        assertThat(outline(more).card(correct.id()).orElseThrow().ways()).hasSize(3);
        picture(more).isReadable();
        assertThat(errors(more)).isEmpty();
        Bundle less = edited(more, new OutlineEdit.Change(correct.id(), Map.of(), List.of(submitted)));
        assertThat(outline(less).card(correct.id()).orElseThrow().ways()).hasSize(2);
        assertThat(errors(less)).isEmpty();
    }

    @Test
    void anotherFormTakesItsConditionsWithIt() {
        Bundle contract = contract();
        Bundle changed = edited(
                contract, new OutlineEdit.Change(card(contract, "复核").id(), Map.of("formRef", "contract-legal"), null));
        assertThat(changed.file(Bundle.PROCESS).orElseThrow())
                .contains("${contractLegal == 'agree'}")
                .doesNotContain("contractSecondReview");
    }

    @Test
    void aFlowWithoutDiagramIsLaidOut() {
        Bundle contract = contract();
        String xml = contract.file(Bundle.PROCESS).orElseThrow();
        String bare = xml.replaceAll("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "");
        Bundle drawn = edited(
                contract.with(Bundle.PROCESS, bare),
                new OutlineEdit.Change(card(contract, "技术审查").id(), Map.of("name", "技术审查"), null));
        assertThat(picture(drawn).isReadable().crossings()).isEmpty();
        assertThat(errors(drawn)).isEmpty();
    }
}
