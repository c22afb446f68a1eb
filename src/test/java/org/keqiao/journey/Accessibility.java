package org.keqiao.journey;

import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** WCAG 2.2 AA, as far as a machine sees it. */
final class Accessibility {

    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /**
     * A finding that is accepted for now.
     *
     * @param html what the element's source holds
     * @param reviewed day on which somebody looked at it last
     */
    private record Accepted(String rule, String html, String reason, String reviewed) {}

    private static final List<Accepted> ACCEPTED = List.of(
            new Accepted(
                    "aria-allowed-attr",
                    "<vaadin-checkbox-group",
                    "Vaadin 24 marks a required group of boxes by aria-required, which no group has; readers hear no less for it",
                    "2026-11-22"),
            new Accepted(
                    "aria-allowed-attr",
                    "<vaadin-select-value-button",
                    "Vaadin 24 gives the button of a required choice aria-required, which no button has; its label says so too",
                    "2026-11-22"),
            new Accepted(
                    "aria-hidden-focus",
                    "id=\"outlet\" data-aria-hidden=\"true\"",
                    "behind a dialog that asks, Vaadin hides the page from readers and keeps the Tab key within the dialog",
                    "2026-11-22"));

    private Accessibility() {}

    /** What stands in somebody's way. */
    static List<String> findings(Page page) {
        return new AxeBuilder(page)
                .options(rules()).setLegacyMode(true).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .filter(node -> !isAccepted(rule, node))
                                .map(node -> rule.getId() + " " + node.getTarget() + "\n  " + node.getHtml() + "\n  "
                                        + node.getAny().stream()
                                                .map(check -> check.getMessage())
                                                .collect(Collectors.joining("; "))))
                        .toList();
    }

    /** What passes is not described: its description took a third of the time. */
    private static AxeRunOptions rules() {
        AxeRunOnlyOptions only = new AxeRunOnlyOptions();
        only.setType("tag");
        only.setValues(TAGS);
        AxeRunOptions options = new AxeRunOptions();
        options.setRunOnly(only);
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private static boolean isAccepted(Rule rule, CheckedNode node) {
        return ACCEPTED.stream()
                .anyMatch(accepted ->
                        accepted.rule().equals(rule.getId()) && node.getHtml().contains(accepted.html()));
    }
}
