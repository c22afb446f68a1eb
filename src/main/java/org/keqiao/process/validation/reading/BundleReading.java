package org.keqiao.process.validation.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.keqiao.form.FormProblem;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Bundle;
import org.keqiao.process.Catalogue;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.FindingText;
import org.keqiao.process.Json;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.validation.files.BpmnGrammar;
import org.keqiao.process.validation.files.DmnGrammar;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.Grammar;
import org.keqiao.process.validation.files.JsonGuard;
import org.keqiao.process.validation.files.SettingsComplete;
import org.keqiao.process.validation.files.XmlNode;
import org.keqiao.process.validation.files.XmlReading;
import org.springframework.lang.Nullable;

/** Reads every file of a bundle as far as it goes, and names what cannot be read. */
public final class BundleReading {

    public static final Pattern PATH = Pattern.compile("process\\.bpmn|settings\\.json"
            + "|forms/[a-z][a-z0-9-]{0,59}\\.form|decisions/[a-zA-Z][a-zA-Z0-9-]{0,59}\\.dmn"
            + "|letters/[A-Za-z][A-Za-z0-9-]{0,59}\\.html|tests/[a-z][a-z0-9-]{0,59}\\.json"
            + "|table-tests/[a-zA-Z][a-zA-Z0-9-]{0,59}\\.json|samples/[a-z][a-z0-9-]{0,59}\\.json");
    private static final int MOST_FILES = 200;
    private static final int MOST_NODES = 500;
    private static final int MOST_FLOWS = 1_500;
    public static final Grammar MODEL = BpmnGrammar.make();
    public static final Grammar TABLE = DmnGrammar.make();

    private final Bundle bundle;
    private final Findings findings;

    private BundleReading(Bundle bundle, Findings findings) {
        this.bundle = bundle;
        this.findings = findings;
    }

    public static Reading read(Bundle bundle, Catalogue catalogue, FactDictionary dictionary, Findings findings) {
        BundleReading reading = new BundleReading(bundle, findings);
        reading.paths();
        XmlNode model = reading.model();
        Reading read = new Reading(
                bundle,
                catalogue,
                dictionary,
                reading.settings(),
                reading.forms(),
                reading.tables(),
                model,
                model == null ? null : reading.drawing(model),
                new Names());
        DeclaredNames.of(read);
        return read;
    }

    private void paths() {
        if (bundle.files().size() > MOST_FILES) {
            findings.error("", null, "TOO_MANY_FILES", MOST_FILES);
        }
        bundle.files().keySet().stream()
                .filter(path -> !PATH.matcher(path).matches())
                .forEach(path -> findings.error(path, null, "UNKNOWN_FILE", path));
    }

    @Nullable
    private XmlNode model() {
        String text = bundle.files().get(Bundle.PROCESS);
        if (text == null) {
            findings.error(Bundle.PROCESS, null, "FILE_MISSING", Bundle.PROCESS);
            return null;
        }
        return XmlReading.read(Bundle.PROCESS, text, findings)
                .map(node -> {
                    MODEL.check(Bundle.PROCESS, node, findings);
                    return node;
                })
                .orElse(null);
    }

    /** What is too large to be looked at together is not looked at: some rules compare every gateway with every other. */
    @Nullable
    private Drawing drawing(XmlNode model) {
        Drawing drawing = Drawing.of(model).orElse(null);
        if (drawing != null
                && (drawing.nodes().count() > MOST_NODES || drawing.flows().size() > MOST_FLOWS)) {
            findings.error(Bundle.PROCESS, null, "TOO_MANY_NODES", MOST_NODES);
            return null;
        }
        return drawing;
    }

    @Nullable
    private MatterSettings settings() {
        String text = bundle.files().get(Bundle.SETTINGS);
        if (text == null) {
            findings.error(Bundle.SETTINGS, null, "FILE_MISSING", Bundle.SETTINGS);
            return null;
        }
        if (!JsonGuard.passes(Bundle.SETTINGS, text, findings)) {
            return null;
        }
        try {
            MatterSettings settings = Json.read(text, MatterSettings.class);
            return SettingsComplete.check(settings, findings) ? settings : null;
        } catch (RuntimeException e) {
            findings.error(Bundle.SETTINGS, null, "SETTINGS", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Map<String, FormReading> forms() {
        Map<String, FormReading> forms = new LinkedHashMap<>();
        bundle.folder(Bundle.FORMS).forEach((id, text) -> {
            String file = Bundle.FORMS + id + ".form";
            if (!JsonGuard.passes(file, text, findings)) {
                return;
            }
            try {
                FormSchema schema = FormSchema.parse(text);
                forms.put(id, FormReading.of(schema));
                if (!schema.id().equals(id)) {
                    findings.error(file, null, "FORM_ID", schema.id(), id);
                }
            } catch (FormProblem problem) {
                problem.findings().forEach(f -> findings.form(file, f));
            } catch (RuntimeException e) {
                findings.error(file, null, FindingText.FORM, "not-json", String.valueOf(e.getMessage()));
            }
        });
        return forms;
    }

    private Map<String, TableReading> tables() {
        Map<String, TableReading> tables = new LinkedHashMap<>();
        bundle.folder(Bundle.DECISIONS).forEach((name, text) -> {
            String file = Bundle.DECISIONS + name + ".dmn";
            XmlReading.read(file, text, findings).ifPresent(xml -> {
                TABLE.check(file, xml, findings);
                long decisions = xml.children("dmn:decision").count();
                if (decisions != 1 || TableReading.of(xml).isEmpty()) {
                    findings.error(file, null, "NOT_A_TABLE", decisions);
                }
                TableReading.of(xml).ifPresent(table -> tables.put(name, table));
            });
        });
        return tables;
    }
}
