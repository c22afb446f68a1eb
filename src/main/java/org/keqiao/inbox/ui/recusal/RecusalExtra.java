package org.keqiao.inbox.ui.recusal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.ui.extra.CaseExtra;
import org.keqiao.inbox.recusal.Recusal;
import org.keqiao.shared.Texts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 回避 on the page of a case: a tab for officers, a section for parties. */
@Component
@Order(90)
class RecusalExtra implements CaseExtra {

    private final RecusalParts parts;
    private final Texts texts;

    RecusalExtra(RecusalParts parts, Texts texts) {
        this.parts = parts;
        this.texts = texts;
    }

    @Override
    public Optional<Shown> of(CaseView view, Locale locale) {
        if (view.caseNumber() == null || !parts.recusals().mayAsk(view)) {
            return Optional.empty();
        }
        List<Recusal> asked = parts.recusals().of(view.id());
        if (asked.isEmpty() && view.status().isTerminal()) {
            return Optional.empty();
        }
        return Optional.of(
                view.rights().officer()
                        ? new Shown(title(view, asked, locale), () -> new CaseRecusals(view.id(), parts))
                        : new Shown(texts.get("recusal.party", locale), () -> new PartyRecusals(view, parts)));
    }

    private String title(CaseView view, List<Recusal> asked, Locale locale) {
        long waiting = asked.stream()
                .filter(recusal -> recusal.state() == Recusal.State.PROPOSED)
                .count();
        if (waiting > 0) {
            return texts.get("recusal.tab.waiting", locale, waiting);
        }
        return texts.get(
                !asked.isEmpty() && parts.decisions().toRedo(view) != null ? "recusal.tab.redo" : "recusal.tab",
                locale);
    }
}
