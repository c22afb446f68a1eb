package org.keqiao.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.keqiao.organization.CityProfiles;
import org.keqiao.process.MatterSettings.Text;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.Vocabulary.Type;
import org.keqiao.process.Vocabulary.Value;
import org.keqiao.shared.Texts;
import org.springframework.stereotype.Component;

/** What a policy table may ask for, and the words of the results that the product knows. */
@Component
public class PolicyNames {

    private static final List<String> MEASURES =
            List.of("CONTRACT_AMOUNT", "TECHNICAL_AMOUNT", "PAID_AMOUNT", "PAID_TECHNICAL");

    private final Texts texts;
    private final CityProfiles cities;

    PolicyNames(Texts texts, CityProfiles cities) {
        this.texts = texts;
        this.cities = cities;
    }

    /** The only inputs that a table may have. */
    public List<Name> inputs() {
        List<Value> counties = cities.current().counties().stream()
                .map(county -> new Value(
                        county.code(), new Text(county.name().zh(), county.name().en())))
                .toList();
        return List.of(
                name(PolicySheet.DAY, Type.DATE, List.of(), false),
                name("county", Type.TEXT, counties, false),
                money("base"),
                money("usedThisYear"),
                money("yearAmount"),
                money("dealAmount"),
                money("pay"),
                name("grade", Type.TEXT, List.of(), false),
                name("level", Type.TEXT, List.of(), false),
                name("rank", Type.NUMBER, List.of(), false));
    }

    /** Results that mean the same in every table; a table may have others. */
    public List<Name> results() {
        List<Value> measures = MEASURES.stream()
                .map(measure -> new Value(measure, text("policy.measure." + measure)))
                .toList();
        return List.of(
                name("rate", Type.NUMBER, List.of(), false),
                money("amount"),
                money("cap"),
                name("measure", Type.TEXT, measures, false),
                name(PolicySheet.DOCUMENT, Type.TEXT, List.of(), false),
                name(PolicySheet.ARTICLE, Type.TEXT, List.of(), false));
    }

    /** Both, for the words of what was found. */
    List<Name> all() {
        return Stream.concat(inputs().stream(), results().stream()).toList();
    }

    private Name money(String name) {
        return name(name, Type.NUMBER, List.of(), true);
    }

    private Name name(String name, Type type, List<Value> values, boolean money) {
        return new Name(name, type, text("policy.name." + name), values, money);
    }

    private Text text(String key) {
        return new Text(texts.get(key, Locale.SIMPLIFIED_CHINESE), texts.get(key, Locale.ENGLISH));
    }
}
