package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.casefile.CaseDocument;
import org.keqiao.casefile.CaseView;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.inbox.ui.CaseStates;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Icons;

/** 材料: files by kind, read in place. */
class DocumentsTab extends Div {

    private static final long serialVersionUID = 1L;
    private static final Set<String> SHOWN = Set.of("application/pdf", "image/png", "image/jpeg");

    private final transient CaseFileParts parts;
    private final Div preview = new Div();

    DocumentsTab(CaseView view, CaseFileParts parts) {
        this.parts = parts;
        preview.addClassName("kq-preview");
        preview.getElement().setAttribute("aria-live", "polite");
        if (view.documents().isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.FILE_O, getTranslation("inbox.noDocuments"), getTranslation("inbox.noDocuments.hint")));
            return;
        }
        Map<String, String> names = CaseStates.documentNames(view, parts.matters(), getLocale());
        // In the matter's order; kinds that it does not know come last.
        Map<String, List<CaseDocument>> byKind = new LinkedHashMap<>();
        names.keySet().forEach(kind -> byKind.put(kind, new ArrayList<>()));
        view.documents().forEach(file -> byKind.computeIfAbsent(file.kind(), kind -> new ArrayList<>())
                .add(file));
        byKind.values().removeIf(List::isEmpty);
        byKind.forEach((kind, files) -> {
            add(new H3(names.getOrDefault(kind, kind)));
            UnorderedList list = new UnorderedList();
            list.addClassName("kq-files");
            files.forEach(file -> list.add(item(file)));
            add(list);
        });
        add(preview);
        byKind.values().stream()
                .flatMap(List::stream)
                .filter(DocumentsTab::canShow)
                .findFirst()
                .ifPresent(this::show);
    }

    private ListItem item(CaseDocument file) {
        Span meta = new Span(getTranslation(
                "inbox.file.meta", kilobytes(file.size()), DateText.minuteText(file.addedAt()), file.submission()));
        meta.addClassNames("kq-quiet", "kq-small");
        Anchor load = new Anchor(
                Previews.handler(() -> parts.documents().open(file.id()), file.name(), file.mediaType(), file.size()),
                AttachmentType.DOWNLOAD,
                getTranslation("inbox.file.download"));
        ListItem item = new ListItem();
        if (canShow(file)) {
            Button open = new Button(file.name(), Icons.decorative(VaadinIcon.EYE), click -> show(file));
            open.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
            item.add(open);
        } else {
            item.add(new Span(file.name()));
        }
        item.add(meta, load);
        return item;
    }

    private void show(CaseDocument file) {
        preview.removeAll();
        preview.add(
                new H3(file.name()),
                Previews.of(() -> parts.documents().open(file.id()), file.name(), file.mediaType(), file.size()));
    }

    private static boolean canShow(CaseDocument file) {
        return SHOWN.contains(file.mediaType());
    }

    private static String kilobytes(long size) {
        return size < 1024 * 1024 ? Math.max(1, size / 1024) + " KB" : size / (1024 * 1024) + " MB";
    }
}
