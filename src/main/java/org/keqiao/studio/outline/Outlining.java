package org.keqiao.studio.outline;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.keqiao.process.Bundle;
import org.keqiao.process.Vocabularies;
import org.keqiao.process.Vocabulary;
import org.keqiao.process.outline.Outline;
import org.keqiao.process.outline.OutlineEdit;
import org.keqiao.process.outline.Outlines;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.draft.DraftFile;
import org.keqiao.studio.draft.Drafting;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A matter's flow as a list of steps: the diagram's equal for those who see none, and the shorter way for a small change. */
@Service
public class Outlining {

    private final Drafting drafting;
    private final Outlines outlines;
    private final Vocabularies vocabularies;

    Outlining(Drafting drafting, Outlines outlines, Vocabularies vocabularies) {
        this.drafting = drafting;
        this.outlines = outlines;
        this.vocabularies = vocabularies;
    }

    /** What cards may name: roles, forms, limits, letters, actions of the draft. */
    @Transactional(readOnly = true)
    public Vocabulary vocabulary(Actor actor, String matter) {
        return vocabularies.of(drafting.bundle(actor, matter));
    }

    /** The flow of the draft, or without a draft the one in force, in a language. */
    @Transactional(readOnly = true)
    public Outline outline(Actor actor, String matter, Locale locale) {
        return outlines.read(drafting.bundle(actor, matter), locale);
    }

    /** The flow of a model that may not be saved yet; its forms and settings are the draft's. */
    @Transactional(readOnly = true)
    public Outline outline(Actor actor, String matter, String model, Locale locale) {
        return outlines.read(drafting.bundle(actor, matter).with(Bundle.PROCESS, model), locale);
    }

    /**
     * What a model becomes by a change; nothing is saved.
     *
     * @throws Refusal OUTLINE_… with the reason, when the diagram alone can express it
     */
    @Transactional(readOnly = true)
    public String changed(Actor actor, String matter, String model, OutlineEdit edit, Locale locale) {
        StudioAccess.change(actor);
        return outlines.edit(drafting.bundle(actor, matter).with(Bundle.PROCESS, model), edit, locale);
    }

    /**
     * Changes the flow of the draft, and starts the draft when there is none.
     *
     * @param expected digest of the model that the author has seen, null to change it in any case
     * @throws Refusal OUTLINE_… with the reason, when the diagram alone can express it; else as {@link Drafting#put}
     */
    @Transactional
    public DraftFile change(Actor actor, String matter, OutlineEdit edit, @Nullable String expected, Locale locale) {
        StudioAccess.change(actor);
        String model = outlines.edit(drafting.bundle(actor, matter), edit, locale);
        return drafting.put(actor, matter, Bundle.PROCESS, model.getBytes(StandardCharsets.UTF_8), expected);
    }
}
