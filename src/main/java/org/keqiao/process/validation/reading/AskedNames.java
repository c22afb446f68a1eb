package org.keqiao.process.validation.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.keqiao.process.Bundle;
import org.keqiao.process.Catalogue;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.validation.files.Findings;

/** The names that the conditions and routing tables of a bundle mention. */
public final class AskedNames {

    private AskedNames() {}

    /** Of a bundle that has passed the validator; what cannot be read asks nothing. */
    public static Set<String> of(Bundle bundle) {
        Reading reading = BundleReading.read(
                bundle, new Catalogue(List.of()), new FactDictionary(bundle.matter(), List.of()), new Findings());
        Set<String> names = new LinkedHashSet<>();
        if (reading.drawing() != null) {
            reading.drawing().flows().stream()
                    .flatMap(flow -> flow.conditionText().stream())
                    .forEach(text -> names.addAll(names(text)));
        }
        reading.tables().values().forEach(table -> names.addAll(table.inputs()));
        return names;
    }

    private static Set<String> names(String condition) {
        try {
            return ConditionParser.parse(condition).names();
        } catch (ConditionParser.Unreadable refused) {
            return Set.of();
        }
    }
}
