package org.keqiao.register.external;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.keqiao.casefile.batch.SheetReport;
import org.keqiao.casefile.batch.SheetRow;
import org.keqiao.casefile.batch.SheetRows;
import org.keqiao.form.CodeTables;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The provincial or national file: a table whose columns go by key or by name, in any order. It is taken whole or not at all;
 * what is wrong is said row by row.
 */
@Service
public class ExternalImport {

    private static final List<String> COLUMNS = List.of(
            "number",
            "registeredOn",
            "registeringBody",
            "sellerRegion",
            "title",
            "category",
            "contractAmount",
            "technicalAmount",
            "amountProvisional",
            "sellerName",
            "sellerUscc",
            "buyerName",
            "buyerUscc",
            "signDate");
    private static final Set<String> OPTIONAL = Set.of("sellerRegion", "amountProvisional", "sellerUscc", "buyerUscc");
    private static final Set<String> YES = Set.of("是", "true", "yes", "1");
    private static final int LONGEST_NAME = 200;

    private final ExternalContracts contracts;
    private final ExternalAccess access;
    private final CodeTables codes;
    private final CurrentActor currentActor;
    private final SheetRows sheet;

    ExternalImport(
            ExternalContracts contracts,
            ExternalAccess access,
            CodeTables codes,
            CurrentActor currentActor,
            Texts texts) {
        this.contracts = contracts;
        this.access = access;
        this.codes = codes;
        this.currentActor = currentActor;
        this.sheet = new SheetRows(
                COLUMNS,
                OPTIONAL,
                (column, language) ->
                        texts.get(column.equals("title") ? "external.contractTitle" : "external." + column, language));
    }

    /** The empty table: keys, and names in both languages. */
    public byte[] template() {
        return sheet.template("contracts");
    }

    /**
     * Takes all contracts of a file, or none of them.
     *
     * @param content .xlsx or .csv; the caller closes it
     * @throws Refusal FORBIDDEN NOT_YOURS_TO_ENTER; as {@link SheetRows#read}
     */
    @Transactional
    public SheetReport take(String fileName, InputStream content) {
        Actor actor = currentActor.require();
        access.requireImporting(actor);
        List<ExternalContractDraft> drafts = new ArrayList<>();
        List<SheetReport.Row> wrong = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        sheet.read(content).forEach((place, row) -> {
            ExternalContractDraft draft = draft(row);
            List<FieldError> errors = row.errors(contracts.errors(draft));
            if (draft.number() != null && !seen.add(draft.number())) {
                errors.add(FieldError.of("number", "duplicate"));
            }
            drafts.add(draft);
            if (!errors.isEmpty()) {
                wrong.add(new SheetReport.Row(place, draft.number() == null ? "" : draft.number(), errors));
            }
        });
        if (!wrong.isEmpty()) {
            return new SheetReport(0, wrong);
        }
        String file = fileName.isBlank() ? "-" : fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME));
        drafts.forEach(draft -> contracts.insert(draft, file, actor));
        return new SheetReport(drafts.size(), List.of());
    }

    private ExternalContractDraft draft(SheetRow row) {
        return new ExternalContractDraft(
                row.text("number"),
                row.day("registeredOn"),
                row.text("registeringBody"),
                row.text("sellerRegion"),
                row.text("title"),
                row.code("category", codes, "contract-category"),
                row.money("contractAmount"),
                row.money("technicalAmount"),
                YES.contains(String.valueOf(row.text("amountProvisional")).toLowerCase(Locale.ROOT)),
                row.text("sellerName"),
                row.text("sellerUscc"),
                row.text("buyerName"),
                row.text("buyerUscc"),
                row.day("signDate"));
    }
}
