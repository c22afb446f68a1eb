package org.keqiao.casefile;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.action.CaseLetters;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.document.Letter;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Letters of one case to the parties of another, who may not read the first. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class LettersAcross {

    private final CaseFiles files;
    private final CaseLetters letters;

    LettersAcross(CaseFiles files, CaseLetters letters) {
        this.files = files;
        this.letters = letters;
    }

    /**
     * Issues the letter into the other case, whose applicant it addresses and whose facts it may name; of the first case
     * it says what the caller adds and nothing else.
     *
     * @param from the case whose matter has the letter
     * @param to the case among whose letters it stands
     * @return id of the letter; empty when that matter has none of the kind, or the other case does not exist
     */
    public Optional<UUID> issue(CaseNumber from, CaseNumber to, String kind, Map<String, ?> said) {
        return issue(from, to, kind, null, said);
    }

    /**
     * The same, of whoever decided it.
     *
     * @param county whose department issues it; null for the bureau
     */
    public Optional<UUID> issue(
            CaseNumber from, CaseNumber to, String kind, @Nullable String county, Map<String, ?> said) {
        if (files.find(to).isEmpty()) {
            return Optional.empty();
        }
        CaseFile other = files.lock(to);
        return letters.issueTo(other, files.require(from), kind, county, said).map(Letter::id);
    }
}
