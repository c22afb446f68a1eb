package org.keqiao.casefile.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.event.CorrectionRequested;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.Corrections;
import org.keqiao.form.FormField;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.Matter;
import org.keqiao.process.Matters;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;

/** 补正: sends the one notice of all defects and opens what it names. */
@ProcessAction(
        name = "requestCorrection",
        zh = "通知补正",
        en = "Request correction",
        aboutZh = "把经办人列出的全部问题一次性告知申请人，只开放所列字段和材料。",
        aboutEn = "Tells the applicant all defects at once and opens only the fields and documents named.",
        refusals = {"CORRECTION_EMPTY", "ALREADY_DECIDED"})
class RequestCorrection implements Action<RequestCorrection.Input, RequestCorrection.Output> {

    private final CaseFiles files;
    private final Corrections corrections;
    private final Matters matters;
    private final CaseDeadlines deadlines;
    private final CaseLetters letters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RequestCorrection(
            CaseFiles files,
            Corrections corrections,
            Matters matters,
            CaseDeadlines deadlines,
            CaseLetters letters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.corrections = corrections;
        this.matters = matters;
        this.deadlines = deadlines;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    record Input() {}

    /**
     * @param correctionRound 1 for the one notice
     * @param correctionRepeats items that an earlier notice should have named: the supervisor is warned of them
     */
    record Output(
            @Called(zh = "补正轮次", en = "Correction round") @ForParties int correctionRound,
            @Called(zh = "同一轮补正次数", en = "Corrections in one round") int correctionRepeats,
            @Called(zh = "补正期限", en = "Correction due on") @ForParties LocalDate correctionDueOn,
            @ForParties @Nullable UUID correctionLetter) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseFile file = files.lock(caseNumber);
        if (file.status().isTerminal()) {
            throw Refusal.conflict("ALREADY_DECIDED", caseNumber.value());
        }
        Corrections.Notice notice =
                corrections.pending(file.id()).orElseThrow(() -> Refusal.invalid("CORRECTION_EMPTY"));
        deadlines.correcting(file);
        deadlines.end(caseNumber, CaseDeadlines.CORRECTION);
        LocalDate dueOn = deadlines.get(file, CaseDeadlines.CORRECTION).dueOn();
        corrections.send(notice.id(), dueOn);
        files.startCorrection(file.id(), notice.round(), clock.instant());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("items", items(file, notice.items()));
        data.put("correctionDueOn", dueOn);
        UUID letter = letters.issueByDecider(file, CaseLetters.CORRECTION, data).orElse(null);
        events.publishEvent(new CorrectionRequested(file.ref(), notice.round(), notice.items(), notice.late(), dueOn));
        return new Output(notice.round(), notice.late(), dueOn, letter);
    }

    private List<Map<String, Object>> items(CaseFile file, List<CorrectionItem> items) {
        Matter matter = matters.version(file.matter(), file.matterVersion());
        List<Map<String, Object>> lines = new ArrayList<>();
        for (CorrectionItem item : items) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("about", about(matter, item));
            line.put("text", item.text());
            lines.add(line);
        }
        return lines;
    }

    private static String about(Matter matter, CorrectionItem item) {
        if (item.document() != null) {
            return matter.documentKinds().stream()
                    .filter(kind -> kind.kind().equals(item.document()))
                    .map(kind -> kind.name().in(Locale.SIMPLIFIED_CHINESE))
                    .findFirst()
                    .orElse(item.document());
        }
        return matter.startForm()
                .field(item.field())
                .map(FormField::label)
                .map(label -> label.in(Locale.SIMPLIFIED_CHINESE))
                .filter(label -> !label.isEmpty())
                .orElse(item.field());
    }
}
