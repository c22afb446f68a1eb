package org.keqiao.process.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.process.Bundle;
import org.keqiao.process.Outcome;
import org.keqiao.process.ProductCatalogue;
import org.keqiao.process.outline.Outline.Card;
import org.keqiao.process.outline.Outline.Way;
import org.keqiao.process.outline.OutlineEdit.Ending;
import org.keqiao.process.outline.OutlineEdit.InsertStep;
import org.keqiao.process.publishing.ShippedBundles;
import org.keqiao.process.samples.Samples;
import org.keqiao.process.sandbox.Sandbox;
import org.keqiao.process.validation.BundleRules;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;

/** The drawing of every shipped matter stays readable whatever the list does to it, wherever. */
class OutlineLayoutTest {

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final Outlines OUTLINES = new Outlines(ProductCatalogue.actions(), new Texts(true));

    /** What a change of the list may never bring about, whatever it takes away. */
    private static final Set<String> OF_THE_DRAWING = Set.of(
            "NOT_DRAWN",
            "DRAWS_NOTHING",
            "ID_TWICE",
            "LOOSE_FLOW",
            "LOOSE_BOUNDARY",
            "NO_FLOW_INTO",
            "NO_FLOW_OUT_OF",
            "SPLIT_WITHOUT_GATEWAY",
            "DEAD_END",
            "NOT_REACHED",
            "NEVER_ENDS",
            "SPLIT_NOT_JOINED",
            "JOIN_WITHOUT_SPLIT");

    private static Picture picture(Bundle bundle) {
        return Picture.of(bundle.file(Bundle.PROCESS).orElseThrow());
    }

    private static Set<String> findings(Bundle bundle) {
        BundleRules rules =
                new BundleRules(ProductCatalogue.actions(), ProductCatalogue::facts, List::of, Sandbox::engine);
        Set<String> found = new TreeSet<>();
        rules.validate(bundle).forEach(finding -> found.add(finding.code()));
        return found;
    }

    private static Bundle edited(Bundle bundle, OutlineEdit edit) {
        return bundle.with(Bundle.PROCESS, OUTLINES.edit(bundle, edit, ZH));
    }

    private static InsertStep step(String after, String way) {
        return new InsertStep(
                after,
                way,
                "法律意见",
                "Legal opinion",
                Map.of("formRef", "contract-expert-opinion", "performer", "REGISTRAR"),
                List.of(
                        new Ending("certify", Outcome.Kind.ADVANCE, "同意", "Agree", false, null),
                        new Ending("refuse", Outcome.Kind.REFUSE, "不同意", "Disagree", true, null)));
    }

    private static List<Card> cards(Bundle bundle) {
        return OUTLINES.read(bundle, ZH).cards().toList();
    }

    private static void isReadable(Bundle edited, Picture before, String what) {
        Picture after = picture(edited);
        after.isReadable();
        assertThat(after.crossings()).as(what + ": lines through shapes").isSubsetOf(before.crossings());
        assertThat(after.hidden()).as(what + ": names on shapes").isSubsetOf(before.hidden());
    }

    /** Every change of a kind, at every card; what the list refuses, it refuses with words. */
    private static int tryAll(Bundle bundle, Function<Card, List<OutlineEdit>> edits) {
        Picture before = picture(bundle);
        int done = 0;
        for (Card card : cards(bundle)) {
            for (OutlineEdit edit : edits.apply(card)) {
                Bundle edited;
                try {
                    edited = edited(bundle, edit);
                } catch (Refusal refusal) {
                    assertThat(refusal.code()).startsWith("OUTLINE_");
                    continue;
                }
                done++;
                isReadable(edited, before, card.name() + " " + edit);
            }
        }
        return done;
    }

    @Test
    void everyRemovalLeavesAReadableDrawing() {
        ShippedBundles.load()
                .forEach(bundle -> assertThat(tryAll(bundle, card -> List.of(new OutlineEdit.Remove(card.id(), true))))
                        .as(bundle.matter())
                        .isGreaterThan(5));
    }

    @Test
    void everyMoveLeavesAReadableDrawing() {
        ShippedBundles.load().forEach(bundle -> assertThat(tryAll(
                        bundle,
                        card -> List.of(new OutlineEdit.Move(card.id(), true), new OutlineEdit.Move(card.id(), false))))
                .as(bundle.matter())
                .isPositive());
    }

    @Test
    void everyInsertionCrossesFewLines() {
        Bundle contract = contract();
        int before = picture(contract).tangles().size();
        int more = 0;
        int places = 0;
        for (Card card : OUTLINES.read(contract, ZH).sections().get(0).cards()) {
            for (Way way : card.ways()) {
                Bundle edited = edited(contract, step(card.id(), way.id()));
                isReadable(edited, picture(contract), card.name());
                more += picture(edited).tangles().size() - before;
                places++;
            }
        }
        assertThat(more).as("new crossings over " + places + " places").isLessThan(places * 2);
    }

    private static Bundle contract() {
        return ShippedBundles.load().stream()
                .filter(bundle -> bundle.matter().equals("contract-certification"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsTakenOutLeavesNoGap() {
        Bundle contract = contract();
        String issue = cards(contract).stream()
                .filter(card -> card.name().equals("编号发证"))
                .findFirst()
                .orElseThrow()
                .id();
        Bundle more = edited(contract, step(issue, null));
        String added = cards(more).stream()
                .filter(card -> card.name().equals("法律意见"))
                .findFirst()
                .orElseThrow()
                .id();
        Bundle less = edited(more, new OutlineEdit.Remove(added, false));
        assertThat(picture(less).width()).isCloseTo(picture(contract).width(), within(40.0));
        assertThat(picture(less).widestGap())
                .isLessThanOrEqualTo(picture(contract).widestGap() + 20);
    }

    private static OutlineEdit sendsBackTo(String card) {
        return new OutlineEdit.Change(
                "review",
                Map.of(),
                List.of(
                        new Ending("agree", Outcome.Kind.ADVANCE, "同意", "Agree", false, null),
                        new Ending("back", Outcome.Kind.RETURN, "退回", "Send back", true, card)));
    }

    @Test
    void noOutcomeLeadsOutOfABranchThatRunsBesideOthers() {
        Bundle permit = Samples.bundle();
        Bundle within = edited(permit, sendsBackTo("review"));
        assertThat(findings(within)).doesNotContain("SPLIT_NOT_JOINED");
        assertThatThrownBy(() -> edited(permit, sendsBackTo("accept")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("OUTLINE_LEAVES_BRANCH");
                    assertThat(refusal.arguments().toString()).contains("受理");
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anySequenceOfChangesStaysReadable(long seed) {
        Random random = new Random(seed);
        Bundle bundle = contract();
        Set<String> before = findings(bundle);
        List<String> done = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<Card> cards = cards(bundle);
            Card card = cards.get(random.nextInt(cards.size()));
            OutlineEdit edit =
                    switch (random.nextInt(3)) {
                        case 0 ->
                            card.ways().isEmpty()
                                    ? new OutlineEdit.Move(card.id(), true)
                                    : step(
                                            card.id(),
                                            card.ways()
                                                    .get(random.nextInt(
                                                            card.ways().size()))
                                                    .id());
                        case 1 -> new OutlineEdit.Move(card.id(), random.nextBoolean());
                        default -> new OutlineEdit.Remove(card.id(), true);
                    };
            Bundle next;
            try {
                next = edited(bundle, edit);
            } catch (Refusal refusal) {
                continue;
            }
            done.add(card.name() + " " + edit.getClass().getSimpleName());
            isReadable(next, picture(bundle), done.toString());
            bundle = next;
        }
        assertThat(done).isNotEmpty();
        Set<String> after = findings(bundle);
        after.removeAll(before);
        assertThat(after).as(done.toString()).doesNotContainAnyElementsOf(OF_THE_DRAWING);
    }
}
