package org.keqiao.casefile.action;

import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;

/** 发出文书: any letter of the matter. */
@ProcessAction(
        name = "issueLetter",
        zh = "发出文书",
        en = "Issue a letter",
        aboutZh = "按模板生成文书并发给申请人。",
        aboutEn = "Makes a letter from its template and sends it to the applicant.")
class IssueLetter implements Action<IssueLetter.Input, IssueLetter.Output> {

    private final CaseFiles files;
    private final CaseLetters letters;

    IssueLetter(CaseFiles files, CaseLetters letters) {
        this.files = files;
        this.letters = letters;
    }

    record Input(@Parameter(zh = "文书", en = "Letter") String letter) {}

    record Output(@ForParties UUID lastLetter) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        return new Output(letters.issue(files.require(caseNumber), input.letter(), Map.of())
                .id());
    }
}
