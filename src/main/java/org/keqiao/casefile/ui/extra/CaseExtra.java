package org.keqiao.casefile.ui.extra;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.keqiao.casefile.CaseSummary;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.reading.CaseProgress;

/**
 * What a feature shows of a case beside its file, such as how an amount came about: a tab for officers, a section for
 * applicants. Every bean is asked.
 */
public interface CaseExtra {

    /** @param content is built when it is first looked at */
    record Shown(String title, Supplier<Component> content) {}

    /**
     * @param view as its reader may see the case
     * @return empty when there is nothing of this case for this reader
     */
    Optional<Shown> of(CaseView view, Locale locale);

    /** Where the case stands, where this feature knows it better than the stage; it is shown in the stage's place. */
    default Optional<String> standing(CaseView view, Locale locale) {
        return Optional.empty();
    }

    /**
     * The same for the rows of a list, in a number of statements that does not grow with them.
     *
     * @return by id of the case; rows that the stage tells enough of are left out
     */
    default Map<UUID, String> standings(List<CaseSummary> rows, Locale locale) {
        return Map.of();
    }

    /** How far the case has come, with the stages that this feature's own cases carry out; shown to applicants. */
    default CaseProgress progress(CaseView view, CaseProgress progress, Locale locale) {
        return progress;
    }
}
