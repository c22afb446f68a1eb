package org.keqiao.subsidy.batch;

import java.util.List;
import java.util.function.Consumer;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.Separations;
import org.springframework.stereotype.Component;

/**
 * 逐件核对经办人: whoever goes on with a batch might do so with each of its lines alone (domain 9.1). Who may not with one of
 * them sends the batch back without it, which decides nothing.
 */
@Component
class LineHands {

    private final Separations separations;
    private final CurrentActor actor;

    LineHands(Separations separations, CurrentActor actor) {
        this.separations = separations;
        this.actor = actor;
    }

    /**
     * Looks at all lines together, in a constant number of statements.
     *
     * @param duty in which they go on
     * @return to be asked for each line that does; refuses, forbidden, LINE_POLICY_WRITER for who wrote or approved this year
     *     what the line goes by, LINE_NOT_SEPARATED for whatever else keeps the person from it
     */
    Consumer<CaseNumber> among(List<BatchLine> lines, Duty duty) {
        Separations.Looked looked = separations.among(
                actor.orSystem(), lines.stream().map(BatchLine::application).toList(), duty);
        return application -> {
            try {
                looked.require(application);
            } catch (Refusal no) {
                throw Refusal.forbidden(
                        no.code().equals("POLICY_WRITER") ? "LINE_POLICY_WRITER" : "LINE_NOT_SEPARATED",
                        application.value());
            }
        };
    }

    /**
     * Asks for each of these.
     *
     * @throws Refusal as {@link #among}
     */
    void requireAll(List<BatchLine> lines, Duty duty) {
        Consumer<CaseNumber> each = among(lines, duty);
        lines.forEach(line -> each.accept(line.application()));
    }
}
