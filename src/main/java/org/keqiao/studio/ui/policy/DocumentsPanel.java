package org.keqiao.studio.ui.policy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.keqiao.policy.change.PolicyDraft;
import org.keqiao.policy.document.DocumentEntry;
import org.keqiao.policy.document.PolicyDocument;
import org.keqiao.policy.document.PolicyDocuments;
import org.keqiao.security.Actor;
import org.keqiao.shared.ui.DateText;
import org.springframework.lang.Nullable;

/** The documents that come with a change: entered, corrected, taken out again. */
class DocumentsPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient PolicyParts parts;
    private final transient Consumer<Runnable> flush;
    private final transient Runnable done;
    private final transient List<DocumentEntry> entries;

    @Nullable
    private final transient PolicyDraft draft;

    /**
     * @param draft null while nobody changes the table
     * @param flush saves first what the editor shows, then goes on
     * @param done something was written: everything is to be shown anew
     */
    DocumentsPanel(
            String key,
            @Nullable PolicyDraft draft,
            boolean readOnly,
            PolicyParts parts,
            Consumer<Runnable> flush,
            Runnable done) {
        this.key = key;
        this.draft = draft;
        this.parts = parts;
        this.flush = flush;
        this.done = done;
        this.entries = parts.tables().documents(parts.current().require(), key);
        add(new H2(getTranslation("policies.documents")), new Paragraph(getTranslation("policies.documents.about")));
        for (int i = 0; i < entries.size(); i++) {
            add(row(i, readOnly));
        }
        if (!readOnly) {
            add(adding());
        }
    }

    private Div row(int at, boolean readOnly) {
        DocumentEntry entry = entries.get(at);
        String name = entry.number() == null || entry.number().isBlank() ? entry.titleZh() : entry.number();
        String from = entry.validFrom() == null
                ? getTranslation("documents.notVerified")
                : DateText.longDay(entry.validFrom(), getLocale());
        Div row = new Div(new Span(getTranslation("policies.documents.one", name, from)), new Paragraph(said(entry)));
        row.addClassName("kq-row");
        if (!readOnly) {
            row.add(new Button(
                    getTranslation("policies.documents.edit"), click -> flush.accept(() -> open(at, entry))));
            row.add(new Button(getTranslation("policies.documents.remove"), click -> flush.accept(() -> remove(at))));
        }
        return row;
    }

    private void remove(int at) {
        List<DocumentEntry> left = new ArrayList<>(entries);
        left.remove(at);
        try {
            write(left);
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
        done.run();
    }

    /** Everything that it says: whoever approves it reads nothing else. */
    private String said(DocumentEntry entry) {
        List<String> said = new ArrayList<>();
        say(said, "titleZh", entry.titleZh());
        say(said, "titleEn", entry.titleEn());
        say(said, "issuer", entry.issuer());
        if (entry.level() != null) {
            said.add(getTranslation("documents.level." + entry.level()));
        }
        say(said, "issuedOn", entry.issuedOn());
        say(said, "validTo", entry.validTo());
        if (entry.lapsed()) {
            said.add(getTranslation("policies.documents.lapsed"));
        }
        say(said, "supersedes", other(entry, entry.supersedes()));
        if (entry.inPart()) {
            said.add(getTranslation("policies.documents.inPart"));
        }
        say(said, "abolishedOn", entry.abolishedOn());
        say(said, "abolishedBy", other(entry, entry.abolishedBy()));
        if (entry.successions() != null && !entry.successions().isEmpty()) {
            Map<String, String> titles = new HashMap<>();
            parts.tables()
                    .all(parts.current().require())
                    .forEach(each -> titles.put(each.key(), each.title().in(getLocale())));
            entry.successions()
                    .forEach(each -> said.add(getTranslation(
                            "policies.documents.succession",
                            titles.getOrDefault(each.item(), each.item()),
                            titles.getOrDefault(each.replaces(), each.replaces()))));
        }
        say(said, "noteZh", entry.noteZh());
        say(said, "noteEn", entry.noteEn());
        return String.join(getTranslation("register.listSeparator"), said);
    }

    private void say(List<String> said, String name, @Nullable LocalDate day) {
        say(said, name, day == null ? null : DateText.longDay(day, getLocale()));
    }

    private void say(List<String> said, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            said.add(getTranslation("policies.documents." + name) + " " + value);
        }
    }

    /** What people call the document that an entry names by key or number. */
    @Nullable
    /** What it was published with is a key; what else stands there is the number, and so the name, of whoever bears it now. */
    private String other(DocumentEntry entry, @Nullable String named) {
        List<PolicyDocument> all = parts.documents().all().stream()
                .map(PolicyDocuments.Standing::document)
                .toList();
        boolean stored = named != null
                && all.stream()
                        .filter(each -> each.key().equals(entry.known()))
                        .anyMatch(each -> named.equals(each.supersedes()) || named.equals(each.abolishedBy()));
        boolean borne = all.stream()
                .anyMatch(each -> !each.key().equals(entry.known()) && Objects.equals(each.number(), named));
        return all.stream()
                .filter(each -> (stored || !borne) && each.key().equals(named))
                .findFirst()
                .map(each -> each.name().in(getLocale()))
                .orElse(named);
    }

    private Div adding() {
        ComboBox<PolicyDocument> known = new ComboBox<>(getTranslation("policies.documents.known"));
        known.setItems(parts.documents().all().stream()
                .map(PolicyDocuments.Standing::document)
                .toList());
        known.setItemLabelGenerator(each -> each.name().in(getLocale()));
        known.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                flush.accept(() -> open(entries.size(), DocumentEntry.of(change.getValue())));
            }
        });
        Button begin = new Button(
                getTranslation("policies.documents.begin"), click -> flush.accept(() -> open(entries.size(), null)));
        Div row = new Div(begin, known);
        row.addClassName("kq-row");
        return row;
    }

    private void open(int at, @Nullable DocumentEntry before) {
        new DocumentDialog(
                        key,
                        at,
                        before,
                        parts,
                        entry -> {
                            List<DocumentEntry> all = new ArrayList<>(entries);
                            if (at < all.size()) {
                                all.set(at, entry);
                            } else {
                                all.add(entry);
                            }
                            write(all);
                        },
                        done)
                .open();
    }

    /** The table may have been saved since they were shown; when the documents were changed too, nothing is overwritten. */
    private void write(List<DocumentEntry> all) {
        Actor actor = parts.current().require();
        PolicyDraft seen = parts.tables().documents(actor, key).equals(entries)
                ? parts.tables().table(actor, key).draft()
                : draft;
        parts.drafting().putDocuments(actor, key, all, seen == null ? null : seen.revision());
    }
}
