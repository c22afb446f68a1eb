package org.keqiao.casefile;

import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.Corrections;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Matter;
import org.keqiao.process.moving.MovedCases;
import org.keqiao.process.moving.Obstacle;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The case file's part in moving cases to another version of their matter. */
@Component
@Transactional
class MovingCases implements MovedCases {

    private final CaseFiles files;
    private final Acts acts;
    private final Corrections corrections;
    private final CurrentActor currentActor;
    private final JdbcClient jdbc;

    MovingCases(CaseFiles files, Acts acts, Corrections corrections, CurrentActor currentActor, JdbcClient jdbc) {
        this.files = files;
        this.acts = acts;
        this.corrections = corrections;
        this.currentActor = currentActor;
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseNumber> underWay(String matter, int version, Wanted wanted) {
        return jdbc
                .sql(
                        """
                        select case_number from case_file
                        where matter = :matter and matter_version = :version
                            and status in ('SUBMITTED', 'CORRECTION', 'ACCEPTED')
                            and (:office::text is null or coalesce(station, city) = :office)
                            and (:county::text is null or county = :county)
                            and (:from::date is null or received_on >= :from)
                            and (:to::date is null or received_on <= :to)
                            and (:all or case_number = any(cast(:numbers as text[])))
                        order by case_number
                        """)
                .param("matter", matter)
                .param("version", version)
                .param("office", wanted.office(), Types.VARCHAR)
                .param("county", wanted.county(), Types.VARCHAR)
                .param("from", wanted.receivedFrom(), Types.DATE)
                .param("to", wanted.receivedTo(), Types.DATE)
                .param("all", wanted.numbers().isEmpty())
                .param("numbers", wanted.numbers().toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .toList();
    }

    @Override
    public int version(CaseNumber caseNumber) {
        return files.require(caseNumber).matterVersion();
    }

    /** An applicant who corrects does it on the new version's form: each field that was named must still be there. */
    @Override
    public List<Obstacle> obstacles(CaseNumber caseNumber, Matter to, Map<String, String> fields) {
        FormSchema form = to.startForm();
        List<Obstacle> found = new ArrayList<>();
        corrections.openFields(files.require(caseNumber).id()).stream()
                .filter(field -> form.element(fields.getOrDefault(field, field)).isEmpty())
                .forEach(field -> found.add(Obstacle.of("CORRECTION_FIELD", label(to, field))));
        return found;
    }

    private static Bilingual label(Matter matter, String field) {
        return matter.forms().values().stream()
                .flatMap(form -> form.field(field).stream())
                .map(found -> new Bilingual(found.label().zh(), found.label().en()))
                .findFirst()
                .orElse(new Bilingual(field, field));
    }

    @Override
    public int moved(CaseNumber caseNumber, int version, Map<String, String> fields, Map<String, Object> details) {
        CaseFile file = files.lock(caseNumber);
        files.setVersion(file.id(), version);
        Map<String, Object> renamed = new HashMap<>();
        fields.forEach((old, now) -> {
            if (file.facts().get(old) != null) {
                renamed.put(now, file.facts().get(old));
            }
            files.renameAnswer(file.id(), old, now);
            corrections.renameField(file.id(), old, now);
        });
        return acts.append(
                file.id(),
                NewAct.of(ActRecord.Kind.COMMAND, "caseMoved", currentActor.orSystem(), file.submission(), details)
                        .establishing(renamed)
                        .withdrawing(renamed.isEmpty() ? Set.of() : fields.keySet()));
    }

    @Override
    public boolean wentOnSince(CaseNumber caseNumber, int act) {
        return jdbc.sql(
                        """
                        select exists (select 1 from act where case_id = ? and seq > ? and kind in ('STEP', 'SEAT', 'ACTION'))
                        """)
                .params(files.require(caseNumber).id(), act)
                .query(Boolean.class)
                .single();
    }
}
