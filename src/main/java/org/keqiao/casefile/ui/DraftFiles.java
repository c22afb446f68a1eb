package org.keqiao.casefile.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.application.Cases;
import org.keqiao.form.ui.FileSlot;

/** The documents of a draft. */
class DraftFiles implements FileSlot {

    private final Cases cases;
    private final UUID draft;

    DraftFiles(Cases cases, UUID draft) {
        this.cases = cases;
        this.draft = draft;
    }

    @Override
    public List<Stored> list(String kind) {
        return cases.draft(draft).documents().stream()
                .filter(document -> document.kind().equals(kind))
                .map(document -> new Stored(
                        document.id().toString(), document.name(), document.size(), Routes.document(document.id())))
                .toList();
    }

    @Override
    public void store(String kind, String fileName, Path content) {
        try (InputStream bytes = Files.newInputStream(content)) {
            cases.attach(draft, kind, fileName, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<String> needed(Map<String, Object> answers) {
        return cases.neededDocuments(draft, answers);
    }

    @Override
    public void delete(String id) {
        cases.remove(UUID.fromString(id));
    }
}
