package org.keqiao.studio.ui.workbench.table;

import java.util.List;
import java.util.Optional;
import org.keqiao.process.Bundle;
import org.keqiao.process.Json;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.table.TableTests;
import org.keqiao.shared.Texts;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.workbench.OpenFile;

/** A table of a matter's bundle, which speaks of the matter's facts and says one thing: the way. */
final class RoutingTable implements TableSource {

    private final OpenFile file;
    private final StudioParts parts;

    RoutingTable(OpenFile file, StudioParts parts) {
        this.file = file;
        this.parts = parts;
    }

    private Bundle bundle() {
        return parts.drafting().bundle(parts.current().require(), file.matter());
    }

    @Override
    public Optional<String> dmn() {
        return bundle().file(file.path());
    }

    @Override
    public TableTests tests() {
        return bundle().file(testsPath())
                .flatMap(json -> TableTests.read(testsPath(), json))
                .orElse(TableTests.NONE);
    }

    @Override
    public void keep(TableTests tests) {
        file.keep(testsPath(), Json.writeForPeople(tests));
    }

    private String testsPath() {
        String name = file.path().substring(Bundle.DECISIONS.length());
        return Bundle.TABLE_TESTS + name.substring(0, name.length() - ".dmn".length()) + ".json";
    }

    @Override
    public List<Name> facts() {
        return parts.vocabularies().of(bundle()).names();
    }

    @Override
    public List<Name> results() {
        return List.of();
    }

    @Override
    public boolean severalResults() {
        return false;
    }

    @Override
    public Texts texts() {
        return parts.texts();
    }
}
