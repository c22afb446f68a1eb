package org.keqiao.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.inbox.BulkReport;
import org.keqiao.inbox.Inbox;
import org.keqiao.inbox.InboxRow;
import org.keqiao.shared.ui.Failures;

/** What can be done to several rows at once; there only while rows are selected, and honest about each. */
class BulkBar extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Inbox inbox;
    private final transient Failures failures;
    private final transient Runnable reload;
    private final Span selected = new Span();
    private final Button claim;
    private final Button release;

    private transient Collection<InboxRow> rows = List.of();

    /**
     * @param reload shows the list afresh after an act
     */
    BulkBar(Inbox inbox, Failures failures, Runnable none, Runnable reload) {
        this.inbox = inbox;
        this.failures = failures;
        this.reload = reload;
        addClassName("kq-bulk");
        selected.getElement().setAttribute("role", "status");
        claim = new Button(getTranslation("inbox.claim"), click -> claim(free()));
        claim.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        release =
                new Button(getTranslation("inbox.release"), click -> act(taken(), inbox::releaseAll, "inbox.released"));
        Button clear = new Button(getTranslation("inbox.selectNone"), click -> none.run());
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(selected, claim, release, clear);
        setVisible(false);
    }

    void show(Collection<InboxRow> chosen) {
        rows = List.copyOf(chosen);
        setVisible(!rows.isEmpty());
        int free = free().size();
        int taken = rows.size() - free;
        selected.setText(getTranslation("inbox.selected", rows.size()));
        claim.setText(getTranslation("inbox.claimSome", free));
        claim.setVisible(free > 0);
        release.setText(getTranslation("inbox.releaseSome", taken));
        release.setVisible(taken > 0);
    }

    /** Claims rows, selected or not, and tells what became of each. */
    void claim(List<InboxRow> wanted) {
        act(wanted, inbox::claimAll, "inbox.claimed");
    }

    private void act(List<InboxRow> wanted, Function<List<String>, BulkReport> act, String doneKey) {
        Map<String, String> numbers = wanted.stream().collect(Collectors.toMap(InboxRow::id, InboxRow::caseNumber));
        BulkReport report = act.apply(wanted.stream().map(InboxRow::id).toList());
        reload.run();
        BulkNotice.show(report, doneKey, numbers, failures, done -> {
            inbox.releaseAll(done);
            reload.run();
        });
    }

    private List<InboxRow> free() {
        return rows.stream().filter(row -> row.assignee() == null).toList();
    }

    private List<InboxRow> taken() {
        return rows.stream().filter(row -> row.assignee() != null).toList();
    }
}
