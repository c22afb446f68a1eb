package org.keqiao.process.validation.rules;

import java.util.List;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.XmlNode;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;

/** One executable process, named like its matter. */
public final class ModelHeader implements Rule {

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.model() == null) {
            return;
        }
        List<XmlNode> processes = reading.model().children("bpmn:process").toList();
        if (processes.size() != 1) {
            findings.error(Reading.MODEL, null, "ONE_PROCESS", processes.size());
            return;
        }
        XmlNode process = processes.get(0);
        String matter = reading.bundle().matter();
        if (!process.value("id").equals(matter)) {
            findings.error(Reading.MODEL, process.value("id"), "PROCESS_KEY", process.value("id"), matter);
        }
        String timeToLive = process.value("camunda:historyTimeToLive");
        if (!timeToLive.isEmpty() && !timeToLive.matches("\\d{1,5}|P\\d{1,5}D")) {
            findings.error(Reading.MODEL, process.value("id"), "TIME_TO_LIVE", timeToLive);
        }
    }
}
