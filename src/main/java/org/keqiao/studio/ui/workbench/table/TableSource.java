package org.keqiao.studio.ui.workbench.table;

import java.util.List;
import java.util.Optional;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.table.TableTests;
import org.keqiao.shared.Texts;

/** Where a table under the editor comes from, and what it may speak of. */
public interface TableSource {

    /** As saved last; empty when it is gone. */
    Optional<String> dmn();

    /** What it must say, as saved last. */
    TableTests tests();

    /** Saves what it must say. */
    void keep(TableTests tests);

    /** What a condition may ask for. */
    List<Name> facts();

    /** Results whose words are known. */
    List<Name> results();

    /** True when the table may have more than one result. */
    boolean severalResults();

    Texts texts();
}
