package org.keqiao.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.inbox.Assignments.Colleague;
import org.keqiao.inbox.BulkReport;
import org.keqiao.inbox.InboxRow;

/** What can be done to several rows at once; there only while rows are selected, and honest about each. */
class BulkBar extends Div {

    private static final long serialVersionUID = 1L;

    private final transient InboxParts parts;
    private final transient Runnable none;
    private final transient Runnable reload;
    private final Span selected = new Span();
    private final Button claim;
    private final Button assign;
    private final Button release;

    private transient Collection<InboxRow> rows = List.of();
    private String me = "";
    private boolean leading;

    /**
     * @param none selects nothing any more
     * @param reload shows the list afresh after an act
     */
    BulkBar(InboxParts parts, Runnable none, Runnable reload) {
        this.parts = parts;
        this.none = none;
        this.reload = reload;
        addClassName("kq-bulk");
        selected.getElement().setAttribute("role", "status");
        claim = new Button(getTranslation("inbox.claim"), click -> claim(free()));
        claim.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        assign = new Button(getTranslation("inbox.assign"), click -> chooseColleague());
        release = new Button(
                getTranslation("inbox.release"), click -> act(mine(), parts.inbox()::releaseAll, "inbox.released"));
        Button clear = new Button(getTranslation("inbox.selectNone"), click -> none.run());
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(selected, claim, assign, release, clear);
        setVisible(false);
    }

    /**
     * @param reader sign-in name of who looks
     * @param head true where the reader leads those who do the rows' steps
     */
    void show(Collection<InboxRow> chosen, String reader, boolean head) {
        rows = List.copyOf(chosen);
        me = reader;
        leading = head;
        setVisible(!rows.isEmpty());
        int free = free().size();
        int mine = mine().size();
        int others = rows.size() - free - mine;
        selected.setText(
                others == 0 || leading
                        ? getTranslation("inbox.selected", rows.size())
                        : getTranslation("inbox.selectedOthers", rows.size(), others));
        claim.setText(getTranslation("inbox.claimSome", free));
        claim.setVisible(free > 0 && !leading);
        int toGive = leading ? rows.size() : free + mine;
        assign.setText(getTranslation("inbox.assignSome", toGive));
        assign.setVisible(toGive > 0);
        release.setText(getTranslation("inbox.releaseSome", mine));
        release.setVisible(mine > 0);
    }

    /** Claims rows, selected or not, and tells what became of each. */
    void claim(List<InboxRow> wanted) {
        act(wanted, parts.inbox()::claimAll, "inbox.claimed");
    }

    private void act(List<InboxRow> wanted, Function<List<String>, BulkReport> act, String doneKey) {
        Map<String, String> numbers = wanted.stream().collect(Collectors.toMap(InboxRow::id, InboxRow::caseNumber));
        BulkReport report = act.apply(wanted.stream().map(InboxRow::id).toList());
        none.run();
        reload.run();
        BulkNotice.show(report, doneKey, numbers, parts.failures(), done -> {
            parts.inbox().releaseAll(done);
            reload.run();
        });
    }

    private List<InboxRow> free() {
        return rows.stream().filter(row -> row.assignee() == null).toList();
    }

    private List<InboxRow> mine() {
        return rows.stream().filter(row -> me.equals(row.assignee())).toList();
    }

    private static List<InboxRow> held(List<InboxRow> of) {
        return of.stream().filter(row -> row.assignee() != null).toList();
    }

    private void chooseColleague() {
        List<InboxRow> wanted = new ArrayList<>(leading ? rows : free());
        if (!leading) {
            wanted.addAll(mine());
        }
        boolean taking = wanted.stream().anyMatch(row -> row.assignee() != null && !me.equals(row.assignee()));
        List<Colleague> colleagues =
                parts.assignments().colleagues(wanted.stream().map(InboxRow::id).toList());
        new AssignDialog(wanted.size(), colleagues, taking, (who, reason) -> {
                    if (who == null) {
                        act(held(wanted), ids -> parts.assignments().takeBackAll(ids, reason), "inbox.released");
                    } else {
                        act(wanted, ids -> parts.assignments().assignAll(ids, who, reason), "inbox.assigned");
                    }
                })
                .open();
    }
}
