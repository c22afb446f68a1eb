package org.keqiao.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.security.Duty;
import org.keqiao.security.OfficeKind;
import org.keqiao.security.Role;
import org.springframework.lang.Nullable;

/**
 * What the designer said of a user task.
 *
 * @param performer a role's name, or {@code PARTY:APPLICANT} and the like
 * @param formId form of the step, bound to the same bundle
 * @param fields what the step may do with the fields of its form: key to permission
 * @param stage key of the matter's stage that the applicant sees, null to leave it as it is
 * @param deadline limit key of settings.json, null without one
 * @param clockStands true where the case's clock stands as long as the step is open; the step's own limit runs
 * @param seats how several persons do it, null for a step of one
 */
public record Step(
        String zh,
        String en,
        String performer,
        String formId,
        List<Outcome> outcomes,
        Map<String, FieldPermission> fields,
        @Nullable String stage,
        @Nullable String deadline,
        boolean clockStands,
        @Nullable SeatRule seats) {

    /** Value of the property {@code clock} with which the case's clock stands. */
    public static final String STANDS = "STANDS";

    public enum FieldPermission {
        EDIT,
        READ,
        HIDE
    }

    public boolean isParty() {
        return performer.startsWith("PARTY:");
    }

    /** Empty when a party performs the step. */
    public Optional<Role> role() {
        return isParty() ? Optional.empty() : Optional.of(Role.valueOf(performer));
    }

    /** Whose step it is: one role, or those of its seats; empty when a party performs it. */
    public Set<Role> roles() {
        return seats == null ? role().map(Set::of).orElse(Set.of()) : Set.copyOf(seats.seats());
    }

    /** Whether the people of an outside firm do it, those whose firm the case was given to. */
    public boolean isOfFirm() {
        return roles().stream().anyMatch(role -> role.officeKind() == OfficeKind.FIRM);
    }

    /** The step as the holder of a seat sees it. */
    public Step as(Role seat) {
        return new Step(zh, en, seat.name(), formId, outcomes, fields, stage, deadline, clockStands, seats);
    }

    public Optional<Duty> duty() {
        return isParty() ? Optional.of(Duty.APPLICANT) : role().flatMap(Role::duty);
    }

    /** Name of the variable that carries the outcome: the form's id in camel case. */
    public String outcomeVariable() {
        return outcomeVariable(formId);
    }

    public static String outcomeVariable(String formId) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char c : formId.toCharArray()) {
            if (c == '-') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return name.toString();
    }

    public Optional<Outcome> outcome(String key) {
        return outcomes.stream().filter(o -> o.key().equals(key)).findFirst();
    }
}
