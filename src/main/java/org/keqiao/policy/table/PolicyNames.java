package org.keqiao.policy.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.form.CodeTables;
import org.keqiao.organization.CityProfiles;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.process.MatterSettings.Text;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.Vocabulary.Type;
import org.keqiao.process.Vocabulary.Value;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.TableWords;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.TextKey;
import org.keqiao.shared.Texts;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** What a policy table may ask for, and the words of the results that the product knows. */
@NamedInterface("table")
@Component
public class PolicyNames {

    private static final String TEXT = "policy.name.";
    private static final List<String> GRADES = List.of("EXCELLENT", "QUALIFIED", "UNQUALIFIED");
    private static final List<String> LEVELS = List.of("SENIOR", "INTERMEDIATE", "JUNIOR");
    private static final List<String> KINDS =
            List.of("BOUGHT_IN", "SOLD", "ASSIGNMENT", "LICENSE", "EQUITY", "SELF_USE");
    private static final List<String> MEASURES = names(PolicyMeasure.values());
    private static final List<String> PER = names(PolicyCap.Per.values());
    private static final List<String> PAYEES = List.of("APPLICANT", "CHALLENGE_TAKER", "INSTITUTION");
    private static final List<String> CHANNELS = List.of("ASSOCIATE_SENIOR", "SENIOR");
    private static final List<String> STACKING =
            List.of("ADDITIVE", "HIGHER_OF", "EXCLUSIVE", "TOP_UP_DIFFERENCE", "MATCHING");
    private static final List<String> ELSEWHERE = List.of("EXCLUSIVE", "DEDUCT", "ADDITIVE", "MATCHING");
    private static final List<String> RELATED = List.of("BLOCK", "AUDIT");
    private static final List<String> REPEATS = List.of("ALLOW", "REFUSE");
    private static final List<String> TIES = List.of("INDICATORS", "OWN_FUNDS", "SUBMISSION");
    private static final List<String> ROUNDING = List.of("HALF_UP_FEN", "FLOOR_FEN", "FLOOR_YUAN", "FLOOR_HUNDRED");
    private static final List<String> YEAR_KEYS = List.of("APPLICATION_YEAR", "CERTIFICATE_YEAR", "PAYMENT_YEAR");
    private static final List<String> ALLOCATIONS =
            List.of("FIRST_COME", "PRO_RATA", "RANKED", "CAP_LOWERING", "CARRY_OVER");
    private static final List<String> CLASSES = List.of("TECH_SME,START_UP_TEAM", "HIGH_TECH_ENTERPRISE,TECH_SME");
    private static final List<String> PAPERS = List.of(
            "salesProof",
            "outputProof",
            "testReport",
            "deliveryProof",
            "spendingProof",
            "invoice,bankVoucher",
            "invoice",
            "bankVoucher",
            "salesProof,outputProof,testReport");
    private static final List<String> SIDES = List.of("SOLD", "BOUGHT_IN", "SOLD,BOUGHT_IN");
    private static final List<String> DEFAULTS = List.of(
            "rate",
            "measure",
            "per",
            "allocation",
            "repeatWinner",
            "repeatWinner,tieRule",
            "rate,per",
            "measure,per",
            "measure,maxShare",
            "publicityDays,auditThreshold",
            "contractSide,publicityDays,auditThreshold",
            "requiresCertificate,publicityDays,auditThreshold",
            "measure,publicityDays,auditThreshold",
            "measure,per,publicityDays,auditThreshold",
            "rate,per,publicityDays,auditThreshold",
            "repeatWinner,papers,publicityDays,auditThreshold,tieRule");

    private static final Set<String> WORDS = Set.of(
            "on",
            "county",
            "buyerInCity",
            "kind",
            "grade",
            "level",
            "rank",
            "base",
            "usedThisYear",
            "yearAmount",
            "dealAmount",
            "pay",
            "rate",
            "amount",
            "above",
            "measure",
            "cap",
            "per",
            "totalCap",
            "totalPer",
            "maxShare",
            "quota",
            "payee",
            "minShare",
            "minYears",
            "maxYears",
            "channel",
            "stacking",
            "elsewhere",
            "related",
            "sampleRate",
            "repeatWinner",
            "rounding",
            "yearKey",
            "allocation",
            "allowPartial",
            "allowSkip",
            "requiresCertificate",
            "providerInCity",
            "classes",
            "papers",
            "contractSide",
            "publicityDays",
            "auditThreshold",
            "validMonths",
            "tieRule",
            "defaults",
            "documentNumber",
            "article");

    /** Table of the classes of enterprises. */
    private static final String CLASS_TABLE = "enterprise-class";

    private final Texts texts;
    private final CityProfiles cities;
    private final CodeTables codes;

    PolicyNames(Texts texts, CityProfiles cities, CodeTables codes) {
        this.texts = texts;
        this.cities = cities;
        this.codes = codes;
    }

    /** What a refusal calls an input or a result: the reader's word where there is one. */
    public static Object word(String name) {
        return WORDS.contains(name) ? new TextKey(TEXT + name) : name;
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    /** The only inputs that a table may have. */
    public List<Name> inputs() {
        List<Value> counties = cities.current().counties().stream()
                .map(county -> new Value(
                        county.code(),
                        new Text(county.name().zh(), county.name().en())))
                .toList();
        return List.of(
                name(PolicySheet.DAY, Type.DATE, List.of(), false),
                name("county", Type.TEXT, counties, false),
                words("kind", "kind", KINDS),
                name("buyerInCity", Type.BOOLEAN, List.of(), false),
                words("grade", "grade", GRADES),
                words("level", "level", LEVELS),
                number("rank"),
                money("base"),
                money("usedThisYear"),
                money("yearAmount"),
                money("dealAmount"),
                money("pay"));
    }

    /** Results that mean the same in every table; a table may have others. */
    public List<Name> results() {
        return List.of(
                number("rate"),
                money("amount"),
                money("above"),
                words("measure", "measure", MEASURES),
                money("cap"),
                words("per", "per", PER),
                money("totalCap"),
                words("totalPer", "per", PER),
                number("maxShare"),
                number("quota"),
                words("payee", "payee", PAYEES),
                number("minShare"),
                number("minYears"),
                number("maxYears"),
                words("channel", "channel", CHANNELS),
                words("stacking", "stacking", STACKING),
                words("elsewhere", "elsewhere", ELSEWHERE),
                words("related", "related", RELATED),
                number("sampleRate"),
                words("repeatWinner", "repeatWinner", REPEATS),
                words("rounding", "rounding", ROUNDING),
                words("yearKey", "yearKey", YEAR_KEYS),
                words("allocation", "allocation", ALLOCATIONS),
                name("allowPartial", Type.BOOLEAN, List.of(), false),
                name("allowSkip", Type.BOOLEAN, List.of(), false),
                name("requiresCertificate", Type.BOOLEAN, List.of(), false),
                name("providerInCity", Type.BOOLEAN, List.of(), false),
                number(PolicySheet.VALID_MONTHS),
                words("tieRule", "tieRule", TIES),
                name(PolicySheet.CLASSES, Type.TEXT, classes(), false),
                name(PolicySheet.PAPERS, Type.TEXT, lists("paper", PAPERS), false),
                name(PolicySheet.CONTRACT_SIDE, Type.TEXT, lists("kind", SIDES), false),
                number(PolicySheet.PUBLICITY_DAYS),
                money(PolicySheet.AUDIT_THRESHOLD),
                name(PolicySheet.DEFAULTS, Type.TEXT, lists("defaults", DEFAULTS), false),
                name(PolicySheet.DOCUMENT, Type.TEXT, List.of(), false),
                name(PolicySheet.ARTICLE, Type.TEXT, List.of(), false));
    }

    /** Any of them beside one another; the editor offers what is usual. */
    private List<Value> classes() {
        Stream<Value> together = CLASSES.stream()
                .map(list -> new Value(
                        list,
                        new Text(classes(list, Locale.SIMPLIFIED_CHINESE, "、"), classes(list, Locale.ENGLISH, ", "))));
        return Stream.concat(
                        codes.everOptions(CLASS_TABLE).stream()
                                .map(code -> new Value(code.code(), new Text(code.zh(), code.en()))),
                        together)
                .toList();
    }

    /**
     * Words beside one another, as {@link #classes}.
     *
     * @param group of the texts of the words
     */
    private List<Value> lists(String group, List<String> lists) {
        return lists.stream()
                .map(list -> new Value(
                        list,
                        new Text(
                                words(group, list, Locale.SIMPLIFIED_CHINESE, "、"),
                                words(group, list, Locale.ENGLISH, ", "))))
                .toList();
    }

    private String words(String group, String list, Locale language, String separator) {
        return PolicySheet.names(list).stream()
                .map(word -> texts.get("policy." + group + "." + word, language))
                .collect(Collectors.joining(separator));
    }

    private String classes(String list, Locale language, String separator) {
        return PolicySheet.names(list).stream()
                .map(code -> codes.label(CLASS_TABLE, code, language))
                .collect(Collectors.joining(separator));
    }

    /** Both, for the words of what was found. */
    public List<Name> all() {
        return Stream.concat(inputs().stream(), results().stream()).toList();
    }

    /** What a column is called: the product's own word, else the one that the file gives it. */
    Bilingual word(DecisionTable.Column column) {
        Text word = TableWords.column(column, all());
        return new Bilingual(word.zh(), word.en());
    }

    private Name money(String name) {
        return name(name, Type.NUMBER, List.of(), true);
    }

    private Name number(String name) {
        return name(name, Type.NUMBER, List.of(), false);
    }

    /** @param group of the texts of its values */
    private Name words(String name, String group, List<String> values) {
        return name(
                name,
                Type.TEXT,
                values.stream()
                        .map(value -> new Value(value, text("policy." + group + "." + value)))
                        .toList(),
                false);
    }

    private Name name(String name, Type type, List<Value> values, boolean money) {
        return new Name(name, type, text(TEXT + name), values, money);
    }

    private Text text(String key) {
        return new Text(texts.get(key, Locale.SIMPLIFIED_CHINESE), texts.get(key, Locale.ENGLISH));
    }
}
