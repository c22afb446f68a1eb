package org.keqiao.process.matters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.process.Bundle;
import org.keqiao.process.Outcome;
import org.keqiao.process.ProductCatalogue;
import org.keqiao.process.outline.Outline;
import org.keqiao.process.outline.OutlineEdit;
import org.keqiao.process.outline.OutlineEdit.Ending;
import org.keqiao.process.outline.Outlines;
import org.keqiao.shared.Texts;

/** Contract certification with a legal opinion behind the review, put there by the list of steps alone. */
public final class LegalOpinion {

    public static final String FORM = "contract-legal-opinion";

    static final Outlines OUTLINES = new Outlines(ProductCatalogue.actions(), new Texts(true));

    private LegalOpinion() {}

    /** With the form that the new step will need. */
    static Bundle prepared() {
        return ContractExample.bundle()
                .with(
                        Bundle.FORMS + FORM + ".form",
                        """
                        {"id": "contract-legal-opinion", "type": "default", "schemaVersion": 18,
                         "properties": {"name": "法律意见", "name.en": "Legal opinion"},
                         "components": [{"type": "textarea", "id": "legalRemarks", "key": "legalRemarks",
                           "label": "法律意见", "validate": {"maxLength": 2000},
                           "properties": {"label.en": "Legal opinion"}}]}
                        """);
    }

    /** The card with this Chinese name. */
    static Outline.Card card(Bundle bundle, String name) {
        return OUTLINES.read(bundle, Locale.SIMPLIFIED_CHINESE)
                .cards()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no card " + name));
    }

    static OutlineEdit insertion(Bundle bundle) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("formRef", FORM);
        values.put("performer", "MEETING_SECRETARY");
        values.put("stage", "review");
        return new OutlineEdit.InsertStep(
                card(bundle, "技术审查").id(),
                null,
                "法律意见",
                "Legal opinion",
                values,
                List.of(
                        new Ending("agree", Outcome.Kind.ADVANCE, "无法律问题", "No objection", false, null),
                        new Ending("return", Outcome.Kind.RETURN, "退回审查", "Return for review", true, null),
                        new Ending("refuse", Outcome.Kind.REFUSE, "建议不予登记", "Advise refusal", true, null)));
    }

    static Bundle edited(Bundle bundle, OutlineEdit edit) {
        return bundle.with(Bundle.PROCESS, OUTLINES.edit(bundle, edit, Locale.SIMPLIFIED_CHINESE));
    }

    public static Bundle bundle() {
        return edited(prepared(), insertion(prepared()));
    }
}
