package org.keqiao.organization.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.keqiao.document.Documents;
import org.keqiao.document.StoredDocument;
import org.keqiao.organization.OrganisationPapers;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.BoundedUpload;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Notices;
import org.springframework.lang.Nullable;

/** An organisation's papers: licence, authorisation letter; added by its owner, read by those who check. */
class EvidencePanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 50 * 1024 * 1024;
    private static final List<String> OF_ORGANISATIONS = List.of("businessLicence", "authorisation");
    private static final List<String> OF_PERSONS = List.of("identityCard");
    private static final List<String> OF_TEAMS = List.of("identityCard", "authorisation");

    private final transient OrganisationPapers papers;
    private final transient Documents documents;
    private final transient CurrentActor current;
    private final UUID organisation;
    private final Div list = new Div();

    private EvidencePanel(OrganisationPapers papers, Documents documents, CurrentActor current, UUID organisation) {
        this.papers = papers;
        this.documents = documents;
        this.current = current;
        this.organisation = organisation;
        add(list);
        refresh();
    }

    static EvidencePanel readOnly(
            OrganisationPapers papers, Documents documents, CurrentActor current, OrganisationView organisation) {
        return new EvidencePanel(papers, documents, current, organisation.id());
    }

    static EvidencePanel editable(
            OrganisationPapers papers,
            Documents documents,
            CurrentActor current,
            OrganisationView organisation,
            Failures failures) {
        EvidencePanel panel = readOnly(papers, documents, current, organisation);
        panel.allowAdding(organisation.type(), failures);
        return panel;
    }

    private void allowAdding(OrganisationType type, Failures failures) {
        Select<String> kind = new Select<>();
        kind.setLabel(getTranslation("organization.evidence.kind"));
        kind.addClassName("kq-wide");
        List<String> kinds =
                switch (type) {
                    case PERSON -> OF_PERSONS;
                    case TEAM -> OF_TEAMS;
                    default -> OF_ORGANISATIONS;
                };
        kind.setItems(kinds);
        kind.setItemLabelGenerator(item -> getTranslation("organization.evidence." + item));
        kind.setValue(kinds.get(0));
        // The type that the browser names proves nothing: the file store looks at the bytes.
        Upload upload =
                new Upload(new BoundedUpload(LARGEST, (name, file) -> addPaper(kind.getValue(), name, file, failures)));
        upload.setMaxFileSize(LARGEST);
        upload.setUploadButton(new Button(getTranslation("organization.evidence.choose")));
        upload.setDropLabel(new Span(getTranslation("organization.evidence.drop")));
        add(new Paragraph(getTranslation("organization.evidence.text")), kind, upload);
    }

    private void addPaper(String kind, String name, Path file, Failures failures) {
        try (InputStream content = Files.newInputStream(file)) {
            papers.add(current.require(), organisation, kind, name, content);
            Notices.success(getTranslation("organization.evidence.added"));
        } catch (Refusal refusal) {
            failures.show(refusal, getLocale());
        } catch (IOException unreadable) {
            failures.show(unreadable, getLocale());
        }
        refresh();
    }

    private void refresh() {
        list.removeAll();
        List<StoredDocument> found = papers.of(current.require(), organisation);
        if (found.isEmpty()) {
            list.add(new Paragraph(getTranslation("organization.evidence.none")));
            return;
        }
        UnorderedList items = new UnorderedList();
        items.addClassName("kq-files");
        for (StoredDocument paper : found) {
            Anchor link = new Anchor(
                    DownloadHandler.fromInputStream(event -> {
                        papers.read(current.require(), organisation, paper.id());
                        return new DownloadResponse(
                                documents.open(paper.id()), paper.name(), paper.mediaType(), paper.size());
                    }),
                    paper.name());
            items.add(new ListItem(new Span(label(paper.kind())), link));
        }
        list.add(items);
    }

    private String label(@Nullable String kind) {
        return getTranslation("organization.evidence." + kind);
    }
}
