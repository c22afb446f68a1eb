package org.keqiao.process.validation.rules;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keqiao.form.FormContext;
import org.keqiao.process.Outcome;
import org.keqiao.process.SeatRule;
import org.keqiao.process.SeatRule.Mode;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.security.Role;
import org.keqiao.shared.TextKey;

/**
 * Steps that several persons do: as many seats as can be filled, all of one duty, with a rule that always comes to an
 * outcome. What a seat answers stays with that seat: two people may not write one fact.
 */
public final class SeatedSteps implements Rule {

    static final Set<String> PROPERTIES = Set.of("seats", "seatCount", "seatRoles", "votesNeeded", "veto");

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.drawing() == null) {
            return;
        }
        reading.drawing().nodes(Node.Kind.USER_TASK).forEach(node -> {
            DrawnStep step = new DrawnStep(node);
            if (PROPERTIES.stream().noneMatch(p -> !step.property(p).isEmpty())) {
                return;
            }
            Optional<Mode> mode = Arrays.stream(Mode.values())
                    .filter(m -> m.name().equals(step.property("seats")))
                    .findFirst();
            if (mode.isEmpty()) {
                error(node, findings, "SEATS_MODE", step.property("seats"));
            } else if (step.isParty()) {
                error(node, findings, "SEATS_PARTY", node.label());
            } else {
                int seats = seats(node, step, findings);
                votes(node, step, mode.get(), seats, findings);
                veto(node, step, mode.get(), findings);
                outcomes(node, step, mode.get(), findings);
                facts(node, step, reading, findings);
            }
        });
    }

    private static void error(Node node, Findings findings, String code, Object... arguments) {
        findings.error(Reading.MODEL, node.id(), code, arguments);
    }

    /** How many there are; 0 when that cannot be said. */
    private static int seats(Node node, DrawnStep step, Findings findings) {
        String roles = step.property("seatRoles");
        String count = step.property("seatCount");
        int seats = roles.isEmpty() ? number(count) : roles.split(",", -1).length;
        if (seats < SeatRule.FEWEST || seats > SeatRule.MOST) {
            error(node, findings, "SEATS_COUNT", node.label(), SeatRule.FEWEST, SeatRule.MOST);
            return 0;
        }
        if (!roles.isEmpty()) {
            if (!count.isEmpty() && number(count) != seats) {
                error(node, findings, "SEATS_TWO_COUNTS", count, seats);
            }
            roles(node, step, List.of(roles.split(",", -1)), findings);
        }
        return seats;
    }

    private static void roles(Node node, DrawnStep step, List<String> names, Findings findings) {
        boolean performer = false;
        for (String name : names) {
            Optional<Role> role = Arrays.stream(Role.values())
                    .filter(r -> r.name().equals(name.strip()) && !Steps.NO_STEPS.contains(r))
                    .findFirst();
            if (role.isEmpty()) {
                error(node, findings, "SEATS_ROLE", name.strip());
            } else if (!role.flatMap(Role::duty).equals(step.duty())) {
                error(node, findings, "SEATS_DUTY", name.strip(), duty(role.get()));
            }
            performer |= name.strip().equals(step.property("performer"));
        }
        if (!performer) {
            error(node, findings, "SEATS_PERFORMER", step.property("performer"));
        }
    }

    private static Object duty(Role role) {
        return role.duty()
                .<Object>map(duty -> new TextKey("security.duty." + duty))
                .orElse("-");
    }

    private static void votes(Node node, DrawnStep step, Mode mode, int seats, Findings findings) {
        String votes = step.property("votesNeeded");
        if (mode != Mode.VOTE) {
            if (!votes.isEmpty()) {
                error(node, findings, "SEATS_NO_VOTE", node.label());
            }
        } else if (seats > 0 && (number(votes) < 1 || number(votes) > seats)) {
            error(node, findings, "SEATS_VOTES", node.label(), seats);
        }
    }

    private static void veto(Node node, DrawnStep step, Mode mode, Findings findings) {
        String veto = step.property("veto");
        if (!Set.of("", "true", "false").contains(veto) || mode == Mode.ANY && veto.equals("true")) {
            error(node, findings, "SEATS_VETO", node.label());
        }
    }

    /** With one advancing outcome those who agree agree on the same; without another nobody could disagree. */
    private static void outcomes(Node node, DrawnStep step, Mode mode, Findings findings) {
        List<Outcome> outcomes = step.outcomes().orElse(List.of());
        long advancing =
                outcomes.stream().filter(o -> o.kind() == Outcome.Kind.ADVANCE).count();
        if (mode != Mode.ANY && !outcomes.isEmpty() && (advancing != 1 || outcomes.size() == 1)) {
            error(node, findings, "SEATS_OUTCOMES", node.label());
        }
    }

    private static void facts(Node node, DrawnStep step, Reading reading, Findings findings) {
        FormContext context =
                FormContext.of(LocalDate.EPOCH, FormContext.Mode.TASK).permitting(step.permissions());
        reading.form(step.formId()).ifPresent(form -> form.keys().stream()
                .filter(key -> reading.fact(key).isPresent())
                .filter(key -> context.permission(key) == FormContext.Permission.EDIT)
                .forEach(key -> error(node, findings, "SEATS_FACT", key)));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }
}
