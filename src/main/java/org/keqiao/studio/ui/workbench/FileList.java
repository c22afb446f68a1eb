package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.process.Bundle;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.draft.FileState;
import org.keqiao.studio.draft.FileState.How;
import org.keqiao.studio.ui.FileTitles;

/** The bundle on the workbench's left: what it consists of, by kind. */
class FileList extends Nav {

    private static final long serialVersionUID = 1L;

    private static final List<String> KINDS =
            List.of("process-bpmn", "forms", "decisions", "letters", "settings-json", "tests");

    private static final Map<String, String> NEW =
            Map.of("forms", "studio.form.new", "decisions", "studio.table.new", "letters", "studio.letter.new");

    /**
     * @param open path of the file on the workbench
     * @param further kind ({@code forms}) to what begins a further file of it; empty for whoever only reads
     */
    FileList(Bundle bundle, List<FileState> files, String open, Map<String, Runnable> further) {
        FileTitles titles = new FileTitles(bundle, getLocale());
        addClassName("kq-workbench-files");
        setAriaLabel(getTranslation("studio.files"));
        Map<String, List<FileState>> byKind = files.stream()
                .filter(file -> file.how() != How.REMOVED && !file.path().startsWith(Bundle.TABLE_TESTS))
                .collect(Collectors.groupingBy(file -> kind(file.path())));
        for (String kind : KINDS) {
            List<FileState> some = byKind.getOrDefault(kind, List.of());
            Runnable begin = further.get(kind);
            if (!some.isEmpty() || begin != null) {
                add(new H2(getTranslation("studio.kind." + kind)));
            }
            if (!some.isEmpty()) {
                UnorderedList list = new UnorderedList();
                some.forEach(file -> list.add(item(bundle.matter(), file, open, titles)));
                add(list);
            }
            if (begin != null) {
                Button create = new Button(getTranslation(NEW.get(kind)), click -> begin.run());
                create.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
                add(create);
            }
        }
    }

    private ListItem item(String matter, FileState file, String open, FileTitles titles) {
        String path = file.path();
        boolean single = path.indexOf('/') < 0;
        Anchor link = new Anchor(
                WorkbenchView.path(matter, path),
                single ? getTranslation("studio.file." + kind(path)) : titles.of(path));
        link.setTitle(path);
        // Stays within the page, so that what is on its way from the browser is saved first.
        link.getElement().setAttribute("router-link", true);
        if (path.equals(open)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        ListItem item = new ListItem(link);
        if (file.how() != How.SAME) {
            item.add(new StatusBadge(getTranslation("studio.how." + file.how()), Tone.ACTIVE));
        }
        return item;
    }

    private static String kind(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path.replace('.', '-') : path.substring(0, slash);
    }
}
